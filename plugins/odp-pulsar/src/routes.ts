import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Route of the event bus. */
export const eventBusRouteRef = createRouteRef();
