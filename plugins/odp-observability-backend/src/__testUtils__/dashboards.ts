/** A panel of classic JSON with one query. */
export const aPanel = (id: number, expr: string, more: object = {}) => ({
  id,
  type: 'timeseries',
  title: `Panel ${id}`,
  datasource: { type: 'prometheus', uid: '${datasource}' },
  gridPos: { x: 0, y: 0, w: 12, h: 8 },
  targets: [{ refId: 'A', expr, legendFormat: '{{pod}}', range: true }],
  fieldConfig: { defaults: {}, overrides: [] },
  options: {},
  ...more,
});

const aVariable = (name: string, query: string, more: object = {}) => ({
  name,
  type: 'query',
  query: { query, refId: name },
  datasource: { type: 'prometheus', uid: '${datasource}' },
  ...more,
});

const SEVERAL = {
  multi: true,
  includeAll: true,
  allValue: '.*',
  current: { value: ['$__all'] },
  options: [{ value: 'saved-by-somebody' }],
};

export const UID = 'odp-test';

/** Ids of the panels below. */
export const PANELS = {
  scoped: 1,
  platform: 2,
  workspace: 3,
  gateway: 4,
  unsupported: 5,
  table: 6,
  two: 7,
  byPod: 8,
  gpu: 9,
  rule: 10,
  hidden: 11,
};

/** A dashboard as the portal brings it: scoped and not, of several queries, of a type that is not drawn. */
export const DASHBOARD = {
  uid: UID,
  title: 'Test',
  tags: ['odp'],
  schemaVersion: 42,
  time: { from: 'now-1h', to: 'now' },
  templating: {
    list: [
      {
        name: 'datasource',
        type: 'datasource',
        query: 'prometheus',
        hide: 2,
        current: { value: 'prom' },
      },
      aVariable('cluster', 'label_values(up, cluster)'),
      aVariable(
        'namespace',
        'label_values(kube_pod_status_phase{cluster="$cluster"}, namespace)',
        SEVERAL,
      ),
      aVariable(
        'workspace',
        'label_values(odp:bus_backlog_bytes:max{cluster="$cluster"}, workspace)',
        SEVERAL,
      ),
      aVariable(
        'pod',
        'label_values(kube_pod_info{cluster="$cluster", namespace=~"$namespace"}, pod)',
        SEVERAL,
      ),
      aVariable('route', 'label_values(kong_http_requests_total, route)', {
        ...SEVERAL,
      }),
      { name: 'step', type: 'custom', query: '15s,1m', current: {} },
    ],
  },
  panels: [
    aPanel(
      PANELS.scoped,
      'sum by (pod) (rate(requests_total{cluster="$cluster", namespace=~"$namespace"}[$__rate_interval]))',
    ),
    aPanel(PANELS.platform, 'sum by (pod) (up{cluster="$cluster"})'),
    aPanel(
      PANELS.workspace,
      'max by (pod) (odp:bus_backlog_bytes:max{cluster="$cluster", workspace=~"$workspace"})',
    ),
    aPanel(
      PANELS.gateway,
      'sum(rate(kong_http_requests_total{cluster="$cluster", namespace=~"$namespace"}[5m])) / sum(up{cluster="$cluster"})',
    ),
    aPanel(PANELS.unsupported, 'up', { type: 'geomap' }),
    aPanel(PANELS.table, '', {
      type: 'table',
      targets: [
        {
          refId: 'A',
          expr: 'requests_total{cluster="$cluster", namespace=~"$namespace"}',
          format: 'table',
          instant: true,
        },
      ],
    }),
    aPanel(PANELS.two, '', {
      targets: [
        { refId: 'A', expr: 'requests_total{cluster="$cluster"}' },
        { refId: 'B', expr: 'broken_total{cluster="$cluster"}' },
      ],
    }),
    aPanel(
      PANELS.byPod,
      'requests_total{cluster="$cluster", namespace=~"$namespace", pod=~"$pod", le=~"$route"}',
    ),
    aPanel(
      PANELS.gpu,
      'DCGM_FI_DEV_GPU_UTIL{cluster="$cluster"} + kong_request_latency_ms_sum{cluster="$cluster"}',
    ),
    aPanel(PANELS.rule, 'odp:gateway_requests:rate5m{cluster="$cluster"}'),
    aPanel(PANELS.hidden, '', {
      targets: [
        { refId: 'A', expr: 'requests_total{cluster="$cluster"}' },
        { refId: 'B', expr: 'hidden_total', hide: true },
      ],
    }),
  ],
};
