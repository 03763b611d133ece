import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Route of the list of workspaces; a workspace stands under it by its id. */
export const workspacesRouteRef = createRouteRef();
