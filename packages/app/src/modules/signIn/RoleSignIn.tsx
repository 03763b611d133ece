import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import { ActionButton, ViewState } from '@internal/plugin-odp-react';
import { Suspense } from 'react';
import { rememberedRole } from './rememberedRole';
import type { SignInRole } from './readSignInRoles';

const PROVIDER = 'example-roles';

/** Props of {@link RoleSignIn}. */
export interface RoleSignInProps {
  role: SignInRole;
  onSignInSuccess: (identityApi: IdentityApi) => void;
  /** Back to the choice. */
  onBack: () => void;
}

function forgettingOnSignOut(identityApi: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identityApi.getProfileInfo(),
    getBackstageIdentity: () => identityApi.getBackstageIdentity(),
    getCredentials: () => identityApi.getCredentials(),
    signOut: () => {
      rememberedRole.signedOut();
      return identityApi.signOut();
    },
  };
}

function why(error: Error | undefined) {
  // What a browser's fetch throws when nothing answers.
  if (error?.name === 'TypeError') {
    return "The portal's backend does not answer; it may still be starting.";
  }
  if (error?.message.includes('404')) {
    return 'This portal has no example roles: its backend does not know the sign-in provider "example-roles".';
  }
  return error?.message ?? 'The backend refused without a reason.';
}

/** Signs in as a role, or says why that did not work. */
export function RoleSignIn(props: RoleSignInProps) {
  const { role, onSignInSuccess, onBack } = props;
  return (
    <>
      <p role="status">Signing in as {role.title}</p>
      <Suspense fallback={null}>
        <ProxiedSignInPage
          provider={PROVIDER}
          headers={{ 'x-odp-example-role': role.name }}
          onSignInSuccess={identityApi => {
            rememberedRole.signedIn(role.name);
            onSignInSuccess(forgettingOnSignOut(identityApi));
          }}
          ErrorComponent={({ error }) => (
            <>
              <ViewState
                state={{
                  kind: 'source-failed',
                  title: `Signing in as ${role.title} did not work`,
                  detail: why(error),
                }}
              />
              <ActionButton
                onClick={() => {
                  rememberedRole.signedOut();
                  onBack();
                }}
              >
                Choose again
              </ActionButton>
            </>
          )}
        />
      </Suspense>
    </>
  );
}
