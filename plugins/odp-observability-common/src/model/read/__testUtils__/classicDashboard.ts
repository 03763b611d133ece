import { readDashboard } from '../readDashboard';

/** A panel and a dashboard that the portal draws without a remark. */
export const PANEL = {
  id: 3,
  type: 'timeseries',
  title: 'Latency',
  description: 'Of all services.',
  datasource: { type: 'prometheus', uid: '${datasource}' },
  gridPos: { x: 12, y: 8, w: 12, h: 8 },
  targets: [
    {
      refId: 'A',
      expr: 'histogram_quantile(0.95, sum by (le) (rate(latency_bucket[$__rate_interval])))',
      legendFormat: 'p95',
      editorMode: 'code',
      range: true,
      interval: '1m',
    },
  ],
  fieldConfig: {
    defaults: {
      unit: 'ms',
      decimals: null,
      min: 0,
      thresholds: {
        mode: 'absolute',
        steps: [
          { value: 800, color: 'red' },
          { value: null, color: 'green' },
        ],
      },
      color: { mode: 'palette-classic' },
      custom: {
        drawStyle: 'line',
        lineWidth: 2,
        fillOpacity: 10,
        gradientMode: 'none',
        spanNulls: false,
        stacking: { mode: 'normal', group: 'A' },
        lineStyle: { fill: 'dash', dash: [10, 10] },
        thresholdsStyle: { mode: 'line+area' },
        axisPlacement: 'auto',
        scaleDistribution: { type: 'linear' },
        hideFrom: { legend: false, tooltip: false, viz: false },
      },
      mappings: [
        {
          type: 'value',
          options: { '0': { text: 'down', color: 'red', index: 0 } },
        },
        {
          type: 'special',
          options: { match: 'nan', result: { text: 'no traffic' } },
        },
        {
          type: 'range',
          options: { from: 1, to: null, result: { text: 'up' } },
        },
        {
          type: 'regex',
          options: { pattern: '/^v(.*)$/', result: { text: '$1' } },
        },
      ],
    },
    overrides: [
      {
        matcher: { id: 'byName', options: 'p95' },
        properties: [
          { id: 'custom.lineWidth', value: 3 },
          { id: 'custom.fillOpacity', value: 0 },
          { id: 'color', value: { mode: 'fixed', fixedColor: '#ff0000' } },
          { id: 'unit', value: 's' },
        ],
      },
    ],
  },
  options: {
    legend: {
      showLegend: true,
      displayMode: 'table',
      placement: 'right',
      calcs: ['mean', 'max'],
    },
    tooltip: { mode: 'multi', sort: 'desc' },
  },
};

export const DASHBOARD = {
  uid: 'odp-platform',
  title: 'Platform Overview',
  tags: ['odp'],
  schemaVersion: 41,
  annotations: {
    list: [{ builtIn: 1, name: 'Annotations & Alerts', enable: true }],
  },
  time: { from: 'now-1h', to: 'now' },
  timezone: 'browser',
  refresh: '30s',
  templating: {
    list: [
      {
        name: 'datasource',
        type: 'datasource',
        query: 'prometheus',
        hide: 2,
        current: { value: 'prom', text: 'prom' },
      },
      {
        name: 'namespace',
        label: 'Namespace',
        type: 'query',
        multi: true,
        includeAll: true,
        allValue: '.*',
        query: {
          query: 'label_values(up{cluster="$cluster"}, namespace)',
          refId: 'x',
        },
        current: { value: ['$__all'], text: ['All'] },
        options: [],
      },
      {
        name: 'window',
        type: 'custom',
        query: '5m, one hour : 1h,a\\,b',
        current: {},
      },
      { name: 'step', type: 'interval', query: '1m,10m', current: null },
    ],
  },
  panels: [PANEL],
};

export const read = (json: unknown) => readDashboard(json).dashboard;

/** The panel with other properties, in the dashboard. */
export const readPanel = (more: object) =>
  read({ ...DASHBOARD, panels: [{ ...PANEL, ...more }] }).panels[0];

export const withField = (defaults: object, overrides: object[] = []) =>
  readPanel({ fieldConfig: { defaults, overrides } });
