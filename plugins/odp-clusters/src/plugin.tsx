import type { Entity } from '@backstage/catalog-model';
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
import {
  HomeSectionBlueprint,
  SidebarFootBlueprint,
} from '@internal/plugin-odp-react';
import TopologyIcon from '@material-ui/icons/AccountTree';
import LayersIcon from '@material-ui/icons/Layers';
import { ClustersClient, clustersApiRef } from './api';
import { namespacesRouteRef, topologyRouteRef } from './routes';

const clustersApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: clustersApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => ClustersClient.create(deps),
    }),
});

const namespacesPage = PageBlueprint.make({
  params: {
    path: '/namespaces',
    routeRef: namespacesRouteRef,
    title: 'Namespaces',
    icon: <LayersIcon fontSize="inherit" />,
    loader: async () => {
      const { NamespacesPage } = await import('./components/NamespacesPage');
      return <NamespacesPage />;
    },
  },
});

const topologyPage = PageBlueprint.make({
  name: 'topology',
  params: {
    path: '/topology',
    routeRef: topologyRouteRef,
    title: 'Topology',
    icon: <TopologyIcon fontSize="inherit" />,
    loader: async () => {
      const { TopologyPage } = await import('./components/TopologyPage');
      return <TopologyPage />;
    },
  },
});

const whatFailsSection = HomeSectionBlueprint.make({
  name: 'what-fails',
  params: {
    column: 'main',
    loader: async () => {
      const { WhatFails } = await import('./components/home/WhatFails');
      return <WhatFails />;
    },
  },
});

const clustersSection = HomeSectionBlueprint.make({
  name: 'clusters',
  params: {
    column: 'side',
    loader: async () => {
      const { ClusterVerdicts } = await import(
        './components/home/ClusterVerdicts'
      );
      return <ClusterVerdicts />;
    },
  },
});

const clustersFoot = SidebarFootBlueprint.make({
  name: 'clusters',
  params: {
    loader: async () => {
      const { ClusterFreshness } = await import(
        './components/home/ClusterFreshness'
      );
      return <ClusterFreshness />;
    },
  },
});

/** Whether an entity is a component or a layer of the target state. */
function isPartOfThePlatform({ kind, metadata }: Entity): boolean {
  return (
    ['component', 'resource', 'system'].includes(
      kind.toLocaleLowerCase('en-US'),
    ) &&
    Boolean(
      metadata.annotations?.['odp.io/component'] ??
        metadata.annotations?.['odp.io/layer'],
    )
  );
}

const topologyTab = EntityContentBlueprint.make({
  name: 'topology',
  params: {
    path: '/topology',
    title: 'Topology',
    filter: isPartOfThePlatform,
    loader: async () => {
      const { TopologyTab } = await import(
        './components/TopologyTab/TopologyTab'
      );
      return <TopologyTab />;
    },
  },
});

const healthCard = EntityCardBlueprint.make({
  name: 'health',
  params: {
    type: 'content',
    filter: isPartOfThePlatform,
    loader: async () => {
      const { HealthCard } = await import('./components/HealthCard/HealthCard');
      return <HealthCard />;
    },
  },
});

/** Health of clusters and namespaces: pages, sections of Home, sidebar foot, entity card and tab. */
export const odpClustersPlugin = createFrontendPlugin({
  pluginId: 'odp-clusters',
  title: 'Namespaces',
  icon: <LayersIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [
    clustersApi,
    topologyPage,
    namespacesPage,
    clustersSection,
    whatFailsSection,
    clustersFoot,
    healthCard,
    topologyTab,
  ],
  routes: { namespaces: namespacesRouteRef, topology: topologyRouteRef },
});
