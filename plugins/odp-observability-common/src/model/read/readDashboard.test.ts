import { dashboardSchema, DashboardError, readDashboard } from '../index';
import { DASHBOARD, PANEL, read } from './__testUtils__/classicDashboard';

function errorOf(json: unknown): DashboardError {
  try {
    readDashboard(json);
  } catch (error) {
    if (error instanceof DashboardError) {
      return error;
    }
  }
  throw new Error('was read');
}

describe('a classic dashboard', () => {
  it('is read with all that the portal draws, and nothing to remark', () => {
    const dashboard = read(DASHBOARD);
    expect(dashboard).toMatchObject({
      uid: 'odp-platform',
      time: { from: 'now-1h', to: 'now' },
      refresh: '30s',
      notices: [],
    });
    expect(dashboard.panels[0]).toMatchObject({
      id: 3,
      type: 'timeseries',
      grid: { x: 12, y: 8, w: 12, h: 8 },
      targets: [
        {
          refId: 'A',
          legend: 'p95',
          instant: false,
          format: 'time_series',
          hidden: false,
          interval: '1m',
          datasource: '${datasource}',
        },
      ],
      field: {
        unit: 'ms',
        min: 0,
        thresholds: {
          steps: [
            { value: null, color: 'green' },
            { value: 800, color: 'red' },
          ],
        },
        color: { mode: 'palette' },
        custom: {
          lineWidth: 2,
          stacking: 'normal',
          stackingGroup: 'A',
          lineStyle: 'dash',
          thresholdsStyle: 'line+area',
        },
      },
      overrides: [
        {
          matcher: { kind: 'byName', value: 'p95' },
          changes: {
            unit: 's',
            color: { mode: 'fixed', fixed: '#ff0000' },
            custom: { lineWidth: 3, fillOpacity: 0 },
          },
        },
      ],
      options: {
        legend: {
          isShown: true,
          mode: 'table',
          placement: 'right',
          calcs: ['mean', 'max'],
        },
        tooltip: 'multi',
      },
      notices: [],
    });
    expect(dashboard.panels[0].field.decimals).toBeUndefined();
    expect(dashboard.panels[0].field.mappings.map(({ type }) => type)).toEqual([
      'value',
      'special',
      'range',
      'regex',
    ]);
  });

  it('is read with its variables', () => {
    const [datasource, namespace, window, step] = read(DASHBOARD).variables;
    expect(datasource).toMatchObject({
      type: 'datasource',
      hidden: true,
      current: ['prom'],
      query: 'prometheus',
    });
    expect(namespace).toMatchObject({
      label: 'Namespace',
      multi: true,
      includeAll: true,
      allValue: '.*',
      query: 'label_values(up{cluster="$cluster"}, namespace)',
      current: ['$__all'],
      hidden: false,
    });
    expect(window.options).toEqual(['5m', '1h', 'a,b']);
    expect(window.current).toEqual(['5m']);
    expect(step).toMatchObject({ options: ['1m', '10m'], current: ['1m'] });
  });

  it('survives the way through the API as it was read', () => {
    const dashboard = read(DASHBOARD);
    expect(
      dashboardSchema.parse(JSON.parse(JSON.stringify(dashboard))),
    ).toEqual(JSON.parse(JSON.stringify(dashboard)));
  });

  it('may come as the API answers it, or as a resource', () => {
    const { uid, ...spec } = DASHBOARD;
    expect(read({ dashboard: DASHBOARD, meta: {} })).toEqual(read(DASHBOARD));
    expect(
      read({
        apiVersion: 'dashboard.grafana.app/v1beta1',
        kind: 'Dashboard',
        metadata: { name: uid },
        spec,
      }),
    ).toEqual(read(DASHBOARD));
  });

  it('shows panels of collapsed rows behind their row, and each id once', () => {
    const { panels } = read({
      ...DASHBOARD,
      panels: [
        {
          id: 1,
          type: 'row',
          title: 'Kong',
          collapsed: true,
          panels: [{ ...PANEL, id: 2 }],
        },
        { ...PANEL, id: 2, title: 'Again' },
        { ...PANEL, id: undefined },
      ],
    });
    expect(panels.map(({ type }) => type)).toEqual([
      'row',
      'timeseries',
      'unsupported',
      'timeseries',
    ]);
    expect(panels[0]).toMatchObject({
      options: { row: { isCollapsed: true } },
      notices: [],
    });
    expect(panels[2].notices).toEqual([
      'Another panel has the same id, 2, so that this one cannot be asked for.',
    ]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(4);
  });
});

describe('what is no classic dashboard', () => {
  it('is told apart when it is written in schema v2', () => {
    const spec = { title: 'New', elements: {}, layout: { kind: 'GridLayout' } };
    for (const json of [
      spec,
      {
        apiVersion: 'dashboard.grafana.app/v2beta1',
        kind: 'Dashboard',
        metadata: {},
        spec,
      },
      { apiVersion: 'dashboard.grafana.app/v2', spec: { title: 'New' } },
      { dashboard: spec, meta: {} },
    ]) {
      expect(errorOf(json)).toMatchObject({
        kind: 'schema-v2',
        message: expect.stringContaining(
          '"New" is written in Grafana\'s schema v2',
        ),
      });
    }
  });

  it('is refused with the path of what is wrong', () => {
    for (const [json, path] of [
      [null, ''],
      ['text', ''],
      [[], ''],
      [{}, 'title'],
      [{ ...DASHBOARD, panels: {} }, 'panels'],
      [{ ...DASHBOARD, panels: [PANEL, 'x'] }, 'panels[1]'],
      [{ ...DASHBOARD, panels: [{ title: 'x' }] }, 'panels[0].type'],
      [
        { ...DASHBOARD, templating: { list: [{ type: 'query' }] } },
        'templating.list[0].name',
      ],
      [
        {
          ...DASHBOARD,
          templating: { list: [{ name: 'a"b', type: 'query' }] },
        },
        'templating.list[0].name',
      ],
      [{ ...DASHBOARD, panels: undefined, rows: [{}] }, 'rows'],
    ] as const) {
      expect(errorOf(json)).toMatchObject({ kind: 'invalid', path });
    }
  });
});
