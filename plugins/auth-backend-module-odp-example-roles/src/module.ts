import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import {
  createExampleRolesAuthenticator,
  exampleRoleSignInResolver,
} from './exampleRolesAuthenticator';

/** Sign-in as one of the configured example roles, in development only. */
export const authModuleOdpExampleRoles = createBackendModule({
  pluginId: 'auth',
  moduleId: 'odp-example-roles',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.registerProvider({
          providerId: 'example-roles',
          factory: createProxyAuthProviderFactory({
            authenticator: createExampleRolesAuthenticator(config),
            signInResolver: exampleRoleSignInResolver,
          }),
        });
      },
    });
  },
});
