import { createBackendPlugin } from '@backstage/backend-plugin-api';

/** Reads the event bus and answers for its backlogs. Wiring only. */
export const odpPulsarPlugin = createBackendPlugin({
  pluginId: 'odp-pulsar',
  register(env) {
    env.registerInit({ deps: {}, async init() {} });
  },
});
