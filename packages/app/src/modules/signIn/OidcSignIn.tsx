import { UserIdentity } from '@backstage/core-components';
import { type IdentityApi, useApi } from '@backstage/frontend-plugin-api';
import { ActionButton, ViewState } from '@internal/plugin-odp-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { oidcAuthApiRef } from './oidcAuthApi';

/** Props of {@link OidcSignIn}. */
export interface OidcSignInProps {
  /** What the identity provider is called. */
  title: string;
  onSignInSuccess: (identityApi: IdentityApi) => void;
}

/** The reason in words that a sign-in, which left this page, came back with. */
function refusalInUrl(): Error | undefined {
  const message = new URLSearchParams(window.location.search).get('error');
  return message ? new Error(message) : undefined;
}

/** Goes on with a session that is still open, or leads to the identity provider. */
export function OidcSignIn({ title, onSignInSuccess }: OidcSignInProps) {
  const auth = useApi(oidcAuthApiRef);
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState(refusalInUrl);
  const succeed = useRef(onSignInSuccess);
  succeed.current = onSignInSuccess;

  const enter = useCallback(
    async (options: { optional: true } | { instantPopup: true }) => {
      setBusy(true);
      try {
        const session = await auth.getBackstageIdentity(options);
        if (session) {
          const profile = await auth.getProfile();
          const { identity } = session;
          succeed.current(
            UserIdentity.create({ identity, authApi: auth, profile }),
          );
          return;
        }
      } catch (reason) {
        setError(reason as Error);
      }
      setBusy(false);
    },
    [auth],
  );
  // A session outlives the page; a browser without one is told nothing by the attempt.
  useEffect(() => {
    enter({ optional: true });
  }, [enter]);

  return (
    <>
      {error && (
        <ViewState
          state={{
            kind: 'source-failed',
            title: `Signing in with ${title} did not work`,
            detail: why(error),
          }}
        />
      )}
      {busy ? (
        <p role="status">Signing in with {title}</p>
      ) : (
        <ActionButton
          look="filled"
          onClick={() => {
            setError(undefined);
            enter({ instantPopup: true });
          }}
        >
          Sign in with {title}
        </ActionButton>
      )}
    </>
  );
}

function why(error: Error): string {
  return error.message.includes('Failed to fetch')
    ? "The portal's backend does not answer; it may still be starting."
    : error.message;
}
