import { readPanel, withField } from './__testUtils__/classicDashboard';

describe('types of panels', () => {
  it('have the options that Grafana gives them when the dashboard says nothing', () => {
    const optionsOf = (type: string, options?: object) => {
      const panel = readPanel({ type, options });
      expect(panel.notices).toEqual([]);
      return panel.options;
    };
    expect(optionsOf('stat')).toEqual({
      reduce: { calc: 'lastNotNull', isEachRow: false, columns: '' },
      orientation: 'auto',
      stat: { graph: 'area', color: 'value', text: 'auto' },
    });
    expect(
      optionsOf('bargauge', {
        displayMode: 'lcd',
        reduceOptions: { values: true, limit: 5, calcs: ['max'] },
      }),
    ).toMatchObject({
      reduce: { calc: 'max', isEachRow: true, limit: 5 },
      barGauge: { mode: 'lcd' },
    });
    expect(
      optionsOf('table', { sortBy: [{ displayName: 'Value', desc: true }] })
        .table,
    ).toEqual({
      hasHeader: true,
      sortBy: [{ column: 'Value', isDescending: true }],
    });
    expect(optionsOf('state-timeline').stateTimeline).toEqual({
      isMerging: true,
      hasValues: true,
    });
    expect(optionsOf('text', { content: '# Hello' }).text).toEqual({
      mode: 'markdown',
      content: '# Hello',
    });
  });

  it('have no thresholds that nobody set, and colours by value unless they are series', () => {
    const steps = [{ value: null, color: 'green' }];
    expect(withField({}).field).toMatchObject({
      thresholds: { steps },
      color: { mode: 'palette' },
    });
    expect(readPanel({ type: 'stat', fieldConfig: {} }).field).toMatchObject({
      thresholds: { steps },
      color: { mode: 'thresholds' },
    });
  });

  it('show HTML as text and say so', () => {
    const panel = readPanel({
      type: 'text',
      targets: [],
      options: { mode: 'html', content: '<b>x</b>' },
    });
    expect(panel).toMatchObject({
      type: 'text',
      options: { text: { mode: 'code', content: '<b>x</b>' } },
    });
    expect(panel.notices).toEqual([expect.stringContaining('HTML')]);
  });
});

describe('transformations', () => {
  it('are read in the spellings that dashboards have', () => {
    const panel = readPanel({
      transformations: [
        {
          id: 'organize',
          options: {
            excludeByName: { Time: true, job: false },
            renameByName: { Value: 'RPS', x: '' },
            indexByName: { b: 1, a: 0 },
          },
        },
        { id: 'merge', options: {} },
        {
          id: 'reduce',
          options: { reducers: ['max', 'lastNotNull'], labelsToFields: true },
        },
        {
          id: 'renameByRegex',
          options: { regex: '(.*)-eu', renamePattern: '$1' },
        },
        {
          id: 'calculateField',
          options: {
            mode: 'binary',
            binary: { left: 'a', operator: '/', right: '2' },
            alias: 'half',
          },
        },
        {
          id: 'calculateField',
          options: {
            mode: 'binary',
            binary: {
              left: { matcher: { id: 'byName', options: 'a' } },
              right: { fixed: '2' },
            },
            replaceFields: true,
          },
        },
        {
          id: 'calculateField',
          options: { reduce: { reducer: 'sum', include: ['a', 'b'] } },
        },
        {
          id: 'filterFieldsByName',
          options: { include: { names: ['a'], pattern: '/b/' } },
        },
        { id: 'sortBy', options: { sort: [{ field: 'a', desc: true }] } },
        { id: 'labelsToFields', options: { valueLabel: 'pod' } },
        { id: 'groupBy', disabled: true, options: {} },
      ],
    });
    expect(panel.notices).toEqual([]);
    expect(panel.transformations).toEqual([
      {
        id: 'organize',
        excluded: ['Time'],
        included: [],
        renamed: [{ from: 'Value', to: 'RPS' }],
        order: ['a', 'b'],
      },
      { id: 'merge' },
      {
        id: 'reduce',
        calcs: ['max', 'lastNotNull'],
        mode: 'rows',
        hasLabels: true,
      },
      { id: 'renameByRegex', pattern: '(.*)-eu', replacement: '$1' },
      {
        id: 'calculateField',
        alias: 'half',
        isReplacing: false,
        calculation: { kind: 'binary', left: 'a', operator: '/', right: '2' },
      },
      {
        id: 'calculateField',
        isReplacing: true,
        calculation: { kind: 'binary', left: 'a', operator: '+', right: '2' },
      },
      {
        id: 'calculateField',
        isReplacing: false,
        calculation: { kind: 'row', calc: 'sum', columns: ['a', 'b'] },
      },
      {
        id: 'filterFieldsByName',
        includeNames: ['a'],
        includePattern: '/b/',
        excludeNames: [],
      },
      { id: 'sortBy', column: 'a', isDescending: true },
      { id: 'labelsToFields', mode: 'columns', keep: [], valueLabel: 'pod' },
    ]);
  });
});
