import {
  type Dashboard,
  type DashboardAnswer,
  type Frame,
  type Panel,
  type PanelAnswer,
  readDashboard,
} from '@internal/plugin-odp-observability-common';
import { NOW, RANGE, STEP } from './moment';

const warnsFrom = (limit: number, color = 'red') => ({
  mode: 'absolute',
  steps: [
    { value: null, color: 'green' },
    { value: limit, color },
  ],
});

/** A stat as the portal's dashboards have it. */
const tile = (id: number, title: string, defaults: object) => ({
  id,
  type: 'stat',
  title,
  gridPos: { x: (id - 1) * 6, y: 0, w: 6, h: 4 },
  targets: [{ refId: 'A', expr: `tile_${id}`, range: true }],
  options: {
    graphMode: 'area',
    colorMode: 'value',
    reduceOptions: { calcs: ['lastNotNull'] },
  },
  fieldConfig: { defaults: { color: { mode: 'thresholds' }, ...defaults } },
});

/** A panel of any type in Grafana's words. */
export const rawPanel = (id: number, type: string, more: object = {}) => ({
  id,
  type,
  title: `Panel ${id}`,
  gridPos: { x: 0, y: 10 * id, w: 12, h: 8 },
  targets: [{ refId: 'A', expr: `panel_${id}`, legendFormat: '{{pod}}' }],
  fieldConfig: { defaults: {} },
  ...more,
});

const TILES = [
  tile(1, 'Traffic', {
    unit: 'reqps',
    noValue: 'No traffic',
    thresholds: { mode: 'absolute', steps: [{ value: null, color: 'blue' }] },
  }),
  tile(2, 'Errors 5xx', {
    unit: 'percentunit',
    decimals: 1,
    noValue: 'No traffic',
    thresholds: warnsFrom(0.01),
  }),
  tile(3, 'Latency p95', {
    unit: 'ms',
    thresholds: warnsFrom(800, 'orange'),
  }),
  tile(4, 'Saturation', {
    unit: 'percent',
    thresholds: warnsFrom(85, 'orange'),
  }),
];

/** A dashboard with four golden tiles and, under a row, the given panels. */
export function aDashboard(
  panels: object[] = [],
  more: object = {},
): Dashboard {
  return readDashboard({
    uid: 'platform-overview',
    title: 'Platform Overview',
    time: { from: 'now-1h', to: 'now' },
    refresh: '30s',
    templating: {
      list: [
        {
          name: 'datasource',
          type: 'datasource',
          query: 'prometheus',
          hide: 2,
        },
        {
          name: 'cluster',
          label: 'Cluster',
          type: 'query',
          query: 'label_values(up, cluster)',
        },
        {
          name: 'namespace',
          label: 'Namespace',
          type: 'query',
          multi: true,
          includeAll: true,
          query: 'label_values(up{cluster="$cluster"}, namespace)',
          current: { value: ['$__all'], text: ['All'] },
        },
      ],
    },
    panels: [
      ...TILES,
      {
        id: 1001,
        type: 'row',
        title: 'Requests',
        gridPos: { x: 0, y: 4, w: 24, h: 1 },
      },
      ...panels,
    ],
    ...more,
  }).dashboard;
}

/** One panel as the portal draws it. */
export function aPanel(type: string, more: object = {}): Panel {
  return readDashboard({
    title: 'x',
    panels: [rawPanel(7, type, more)],
  }).dashboard.panels[0];
}

export const answerOf = (
  dashboard: Dashboard,
  openUrl?: string,
): DashboardAnswer => ({
  dashboard,
  source: 'portal',
  scrapeIntervalSeconds: 15,
  ...(openUrl && { openUrl }),
});

/** Series by name over the last hour: a value by the minutes before now. */
export function aFrame(
  series: Record<string, (minutes: number) => number | null>,
): Frame {
  const minutes = Array.from({ length: 61 }, (_, place) => 60 - place);
  return {
    refId: 'A',
    notices: [],
    columns: [
      {
        name: 'Time',
        type: 'time',
        values: minutes.map(ago => NOW - ago * STEP),
      },
      ...Object.entries(series).map(([name, valueAt]) => ({
        name,
        type: 'number' as const,
        labels: { pod: name },
        values: minutes.map(valueAt),
      })),
    ],
  };
}

/** What a panel answers with data. */
export const dataOf = (
  id: number,
  series: Record<string, (minutes: number) => number | null>,
  more: Partial<PanelAnswer> = {},
): PanelAnswer => ({
  id,
  state: 'data',
  frames: [aFrame(series)],
  range: RANGE,
  warnings: [],
  executed: [`panel_${id}{cluster="odp-eu"}`],
  asOf: new Date(NOW).toISOString(),
  ...more,
});

/** What a panel answers that has nothing to draw. */
export const emptyOf = (id: number, why: PanelAnswer['why']): PanelAnswer => ({
  id,
  state: 'empty',
  range: RANGE,
  warnings: [],
  asOf: new Date(NOW).toISOString(),
  ...(why && { why }),
});

/** What the golden tiles answer: errors fail since 34 minutes, the GPUs are busy. */
export const TROUBLED_TILES: PanelAnswer[] = [
  dataOf(1, { Traffic: () => 843 }),
  dataOf(2, { 'Errors 5xx': ago => (ago <= 34 ? 0.016 : 0.002) }),
  dataOf(3, { 'Latency p95': () => 412 }),
  dataOf(4, { Saturation: () => 97 }),
];
