import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { oidcAuthenticator } from '@backstage/plugin-auth-backend-module-oidc-provider';
import {
  authProvidersExtensionPoint,
  createOAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { identityOf } from './identityOf';
import { readIdentityClaims } from './readIdentityClaims';

/**
 * Sign-in by OpenID Connect. The groups of the token are the groups of the
 * session, so that a right taken away at the provider is gone with the next token.
 */
export const authModuleOdpOidc = createBackendModule({
  pluginId: 'auth',
  moduleId: 'odp-oidc',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const claims = readIdentityClaims(config);
        if (!claims) {
          return;
        }
        providers.registerProvider({
          providerId: 'oidc',
          factory: createOAuthProviderFactory({
            authenticator: oidcAuthenticator,
            signInResolver: async ({ result }, context) => {
              const { userinfo } = result.fullProfile;
              const { user, groups } = identityOf(userinfo, claims);
              return context.issueToken({
                claims: { sub: user, ent: [user, ...groups] },
              });
            },
          }),
        });
      },
    });
  },
});
