import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomeSectionBlueprint } from '@internal/plugin-odp-react';
import EventBusIcon from '@material-ui/icons/CompareArrows';
import { PulsarClient, pulsarApiRef } from './api';
import { isOnTheBus } from './components/EntityCard/isOnTheBus';
import { eventBusRouteRef } from './routes';

const pulsarApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: pulsarApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => PulsarClient.create(deps),
    }),
});

const eventBusPage = PageBlueprint.make({
  params: {
    path: '/event-bus',
    routeRef: eventBusRouteRef,
    title: 'Event bus',
    icon: <EventBusIcon fontSize="inherit" />,
    loader: async () => {
      const { EventBusPage } = await import('./components/EventBusPage');
      return <EventBusPage />;
    },
  },
});

const backlogSection = HomeSectionBlueprint.make({
  name: 'backlog-growing',
  params: {
    column: 'main',
    loader: async () => {
      const { BacklogGrowing } = await import(
        './components/home/BacklogGrowing'
      );
      return <BacklogGrowing />;
    },
  },
});

const verdictsSection = HomeSectionBlueprint.make({
  name: 'verdicts',
  params: {
    column: 'side',
    loader: async () => {
      const { BusVerdicts } = await import('./components/home/BusVerdicts');
      return <BusVerdicts />;
    },
  },
});

const busCard = EntityCardBlueprint.make({
  name: 'bus',
  params: {
    type: 'content',
    filter: isOnTheBus,
    loader: async () => {
      const { BusCard } = await import('./components/EntityCard/BusCard');
      return <BusCard />;
    },
  },
});

/** The event bus: page, cards, sections of Home. */
export const odpPulsarPlugin = createFrontendPlugin({
  pluginId: 'odp-pulsar',
  title: 'Event bus',
  icon: <EventBusIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [
    pulsarApi,
    eventBusPage,
    backlogSection,
    verdictsSection,
    busCard,
  ],
  routes: { eventBus: eventBusRouteRef },
});
