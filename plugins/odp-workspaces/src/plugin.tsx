import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomeSectionBlueprint } from '@internal/plugin-odp-react';
import WorkspacesIcon from '@material-ui/icons/Work';
import {
  WorkspaceUseClient,
  workspaceUseApiRef,
  WorkspacesClient,
  workspacesApiRef,
} from './api';
import { isComponent } from './components/entity/isComponent';
import { isWorkspace } from './components/entity/isWorkspace';
import { LIST_PATH } from './components/paths';
import { formFields } from './form';
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

const deploymentTab = EntityContentBlueprint.make({
  name: 'deployment',
  params: {
    path: '/deployment',
    title: 'Deployment',
    filter: isComponent,
    loader: async () => {
      const { DeploymentTab } = await import(
        './components/entity/DeploymentTab'
      );
      return <DeploymentTab />;
    },
  },
});

/** Workspaces and their components: pages, sections of Home, card, tab, fields of their templates. */
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
    deploymentTab,
    ...formFields,
  ],
  routes: { workspaces: workspacesRouteRef },
});
