import {
  DASHBOARD,
  PANEL,
  read,
  readPanel,
  withField,
} from './__testUtils__/classicDashboard';

describe('what is not drawn', () => {
  it.each([
    [
      'another type',
      { type: 'graph' },
      'Panels of the type "graph" are not drawn.',
    ],
    [
      'a type that is called like a part of every object',
      { type: '__proto__' },
      '"__proto__"',
    ],
    [
      'a panel of the library',
      { type: 'library-panel-ref', libraryPanel: { uid: 'x', name: 'CPU' } },
      'library (CPU)',
    ],
    [
      'a panel that cannot be read',
      { options: { legend: { calcs: 'max' } } },
      'cannot read its options.legend.calcs',
    ],
    [
      'a unit that is none',
      { fieldConfig: { defaults: { unit: 5 } } },
      'cannot read its unit',
    ],
    ['no query', { targets: [] }, 'The panel has no query.'],
    [
      'a query of another source',
      { datasource: { type: 'loki', uid: 'l' } },
      'Query A is one of loki',
    ],
    [
      'an expression alone',
      {
        targets: [
          {
            refId: 'B',
            datasource: { uid: '__expr__', type: '__expr__' },
            expr: '$A',
          },
        ],
      },
      'Query B is one of expressions',
    ],
  ])('leaves no picture: %s', (_, more, sentence) => {
    const panel = readPanel(more);
    expect(panel.type).toBe('unsupported');
    expect(panel.title).toBe('Latency');
    expect(panel.targets).toEqual([]);
    expect(panel.notices.join(' ')).toContain(sentence);
  });

  it.each<[string, object, string]>([
    [
      'some queries',
      {
        targets: [
          ...PANEL.targets,
          { refId: 'L', datasource: { type: 'loki' }, expr: '{a="b"}' },
        ],
      },
      'Query L is one of loki',
    ],
    [
      'exemplars',
      { targets: [{ ...PANEL.targets[0], exemplar: true }] },
      'exemplars',
    ],
    [
      'a query that runs twice',
      { targets: [{ ...PANEL.targets[0], instant: true }] },
      'over the range alone',
    ],
    [
      'a transformation',
      { transformations: [{ id: 'groupBy', options: {} }] },
      '"groupBy" is not computed',
    ],
    [
      'a way of a transformation',
      {
        transformations: [
          { id: 'calculateField', options: { mode: 'windowFunctions' } },
        ],
      },
      '"calculateField"',
    ],
    [
      'a transformation of some queries',
      {
        transformations: [
          { id: 'merge', filter: { id: 'byRefId', options: 'A' } },
        ],
      },
      '"merge"',
    ],
    [
      'repetition',
      { repeat: 'namespace' },
      'repeats it for each value of namespace',
    ],
    ['links', { links: [{ url: 'x' }] }, 'Links of the panel'],
    [
      'a calculation',
      { options: { legend: { calcs: ['max', 'kurtosis'] } } },
      '"kurtosis" is not computed',
    ],
  ])('is said in a sentence: %s', (_, more, sentence) => {
    const panel = readPanel(more);
    expect(panel.type).toBe('timeseries');
    expect(panel.notices).toEqual([expect.stringContaining(sentence)]);
  });

  it.each<[string, object, string]>([
    ['a second axis', { custom: { axisPlacement: 'right' } }, 'second axis'],
    [
      'a logarithmic axis',
      { custom: { scaleDistribution: { type: 'log', log: 10 } } },
      'drawn linear, not as "log"',
    ],
    [
      'values turned down',
      { custom: { transform: 'negative-Y' } },
      'not as "negative-Y"',
    ],
    [
      'an area between series',
      { custom: { fillBelowTo: 'p50' } },
      'not filled',
    ],
    [
      'a setting that nobody knows',
      { custom: { sparkles: true } },
      '"sparkles" of its series',
    ],
    [
      'a colour scale',
      { color: { mode: 'continuous-GrYlRd' } },
      '"continuous-GrYlRd"',
    ],
    [
      'a colour that is more',
      { color: { mode: 'fixed', fixedColor: 'url(//x)' } },
      'neither a name nor a number',
    ],
    [
      'icons',
      {
        mappings: [
          { type: 'value', options: { a: { text: 'b', icon: 'bug' } } },
        ],
      },
      'Icons',
    ],
    [
      'old mappings',
      { mappings: [{ type: 1, value: '0', text: 'x' }] },
      'kind "1"',
    ],
    ['links of values', { links: [{ url: 'x' }] }, 'links of its values'],
  ])('of fields is said in a sentence: %s', (_, defaults, sentence) => {
    expect(withField(defaults).notices).toEqual([
      expect.stringContaining(sentence),
    ]);
  });

  it('of overrides is said in a sentence', () => {
    const of = (id: string, options: unknown, property: string) =>
      withField({}, [
        {
          matcher: { id, options },
          properties: [{ id: property, value: 'x' }],
        },
      ]);
    expect(of('byValue', { op: 'gt' }, 'unit').notices).toEqual([
      'Settings for fields chosen by "byValue" are left out.',
    ]);
    expect(of('byName', 'x', 'custom.sparkles')).toMatchObject({
      notices: [expect.stringContaining('"sparkles"')],
      overrides: [{ matcher: { kind: 'byName', value: 'x' } }],
    });
  });

  it('of a dashboard is said in a sentence', () => {
    const { notices, variables } = read({
      ...DASHBOARD,
      timezone: 'utc',
      annotations: {
        list: [
          { name: 'Deploys', enable: true },
          { name: 'Off', enable: false },
        ],
      },
      links: [{}],
      templating: {
        list: [
          { name: 'filters', type: 'adhoc' },
          { name: 'a', type: 'custom', query: 'x' },
          { name: 'a', type: 'custom', query: 'y' },
        ],
      },
    });
    expect(notices).toEqual([
      expect.stringContaining('filters is of the type "adhoc"'),
      expect.stringContaining('second variable called a'),
      'The annotations "Deploys" are left out.',
      'Links of the dashboard are left out.',
      expect.stringContaining('"utc"'),
    ]);
    expect(variables).toMatchObject([{ name: 'a', options: ['x'] }]);
  });
});
