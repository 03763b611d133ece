import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import DashboardIcon from '@material-ui/icons/Dashboard';
import { ObservabilityClient, observabilityApiRef } from './api';
import { hasBoards } from './model/entityPanels';
import { dashboardsRouteRef } from './routes';

const observabilityApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: observabilityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => ObservabilityClient.create(deps),
    }),
});

const dashboardsPage = PageBlueprint.make({
  params: {
    path: '/dashboards',
    routeRef: dashboardsRouteRef,
    title: 'Dashboards',
    icon: <DashboardIcon fontSize="inherit" />,
    loader: async () => {
      const { DashboardsPage } = await import('./components/DashboardsPage');
      return <DashboardsPage />;
    },
  },
});

const boardCard = EntityCardBlueprint.make({
  name: 'board',
  params: {
    type: 'content',
    filter: hasBoards,
    loader: async () => {
      const { BoardCard } = await import('./components/EntityCard/BoardCard');
      return <BoardCard />;
    },
  },
});

/** Dashboards: page and card. */
export const odpObservabilityPlugin = createFrontendPlugin({
  pluginId: 'odp-observability',
  title: 'Dashboards',
  icon: <DashboardIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [observabilityApi, dashboardsPage, boardCard],
  routes: { dashboards: dashboardsRouteRef },
});
