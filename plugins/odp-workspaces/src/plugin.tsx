import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomeSectionBlueprint } from '@internal/plugin-odp-react';
import WorkspacesIcon from '@material-ui/icons/Work';
import {
  WorkspaceUseClient,
  workspaceUseApiRef,
  WorkspacesClient,
  workspacesApiRef,
} from './api';
import { isWorkspace } from './components/entity/isWorkspace';
import { LIST_PATH } from './components/paths';
import { workspaceFormFields } from './form';
import { workspacesRouteRef } from './routes';

const workspacesApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: workspacesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => WorkspacesClient.create(deps),
    }),
});

const workspaceUseApi = ApiBlueprint.make({
  name: 'use',
  params: defineParams =>
    defineParams({
      api: workspaceUseApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => WorkspaceUseClient.create(deps),
    }),
});

const workspacesPage = PageBlueprint.make({
  params: {
    path: LIST_PATH,
    routeRef: workspacesRouteRef,
    title: 'Workspaces',
    icon: <WorkspacesIcon fontSize="inherit" />,
    loader: async () => {
      const { WorkspacesPages } = await import('./components/WorkspacesPages');
      return <WorkspacesPages />;
    },
  },
});

const approvalsSection = HomeSectionBlueprint.make({
  name: 'waits-for-approval',
  params: {
    column: 'main',
    loader: async () => {
      const { WaitsForApproval } = await import(
        './components/home/WaitsForApproval'
      );
      return <WaitsForApproval />;
    },
  },
});

const quotasSection = HomeSectionBlueprint.make({
  name: 'quotas',
  params: {
    column: 'main',
    loader: async () => {
      const { QuotasNearlyUsed } = await import(
        './components/home/QuotasNearlyUsed'
      );
      return <QuotasNearlyUsed />;
    },
  },
});

const workspaceCard = EntityCardBlueprint.make({
  name: 'workspace',
  params: {
    type: 'content',
    filter: isWorkspace,
    loader: async () => {
      const { WorkspaceCard } = await import(
        './components/entity/WorkspaceCard'
      );
      return <WorkspaceCard />;
    },
  },
});

/** Workspaces: pages, sections of Home, card, fields of their template. */
export const odpWorkspacesPlugin = createFrontendPlugin({
  pluginId: 'odp-workspaces',
  title: 'Workspaces',
  icon: <WorkspacesIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [
    workspacesApi,
    workspaceUseApi,
    workspacesPage,
    approvalsSection,
    quotasSection,
    workspaceCard,
    ...workspaceFormFields,
  ],
  routes: { workspaces: workspacesRouteRef },
});
