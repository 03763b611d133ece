import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Route of the dashboards. */
export const dashboardsRouteRef = createRouteRef();
