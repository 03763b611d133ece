import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { endConnections } from './endConnections';

/** Backstage's own, but its server ends within seconds. */
export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure({ applyDefaults, lifecycle, server }) {
    applyDefaults();
    endConnections(server, lifecycle);
  },
});
