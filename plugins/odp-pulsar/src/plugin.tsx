import { createFrontendPlugin } from '@backstage/frontend-plugin-api';

/** The event bus: page, cards, section of Home. */
export const odpPulsarPlugin = createFrontendPlugin({
  pluginId: 'odp-pulsar',
  title: 'Event bus',
  info: { packageJson: () => import('../package.json') },
  extensions: [],
});
