import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Route of the namespaces page. */
export const namespacesRouteRef = createRouteRef();

/** Route of the topology page. */
export const topologyRouteRef = createRouteRef();
