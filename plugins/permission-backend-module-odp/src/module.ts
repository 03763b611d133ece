import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { OdpPermissionPolicy } from './policy/OdpPermissionPolicy';
import { readAccess } from './policy/readAccess';

/** The portal's permission policy, from `odp.access`. */
export const permissionModuleOdp = createBackendModule({
  pluginId: 'permission',
  moduleId: 'odp',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, policy, userInfo }) {
        policy.setPolicy(
          OdpPermissionPolicy.create({ access: readAccess(config), userInfo }),
        );
      },
    });
  },
});
