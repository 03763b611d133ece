import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Route of the namespaces page. */
export const namespacesRouteRef = createRouteRef();
