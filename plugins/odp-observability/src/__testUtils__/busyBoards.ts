import { knownAlerts } from './alerts';
import {
  aDashboard,
  answerOf,
  dataOf,
  rawPanel,
  TROUBLED_TILES,
} from './boards';
import { FakeObservabilityBackend } from './FakeObservabilityBackend';

const GRAFANA = 'https://grafana.example/d/platform-overview/overview';
const BOARD = aDashboard([
  rawPanel(5, 'timeseries', { title: 'Requests by service' }),
  rawPanel(6, 'timeseries', { title: 'Gateway requests' }),
  rawPanel(7, 'heatmap', { title: 'Heat' }),
]);
/** What "Requests by service" answers. */
export const SERIES = dataOf(5, {
  'user-api': ago => 500 + ago,
  'yaml-processor': ago => (ago < 30 ? 31 : 150),
});

/** A backend of two dashboards, of which the first is opened, in the trouble of the fixtures. */
export function aBackend() {
  const backend = FakeObservabilityBackend.create();
  Object.assign(backend.answers, {
    '/dashboards': {
      items: [
        {
          uid: 'platform-overview',
          title: 'Platform Overview',
          tags: ['odp'],
          source: 'portal',
          openUrl: GRAFANA,
        },
        { uid: 'ml-serving', title: 'ML Serving', tags: [], source: 'portal' },
        {
          uid: 'component',
          title: 'Component',
          tags: ['odp', 'entity'],
          source: 'portal',
        },
        { uid: 'foreign', title: 'Payments', tags: [], source: 'grafana' },
      ],
    },
    '/alerts?cluster=odp-eu': knownAlerts([]),
    '/dashboards/platform-overview': answerOf(BOARD, GRAFANA),
    '/dashboards/ml-serving': answerOf(
      aDashboard([], { uid: 'ml-serving', title: 'ML Serving' }),
    ),
    '/dashboards/platform-overview/variables/cluster': {
      options: ['odp-eu', 'odp-us'],
      isCut: false,
    },
    '/dashboards/platform-overview/variables/namespace': {
      options: ['data', 'execution', 'ml'],
      isCut: false,
    },
    '/dashboards/platform-overview/variables/namespace?cluster=odp-us': {
      options: ['data', 'execution', 'ml'],
      isCut: false,
    },
  });
  backend.panels['platform-overview'] = [...TROUBLED_TILES, SERIES];
  backend.panels['ml-serving'] = TROUBLED_TILES;
  return backend;
}
