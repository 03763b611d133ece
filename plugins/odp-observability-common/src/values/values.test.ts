import {
  createTheme,
  FieldType,
  getDisplayProcessor,
  type Field,
} from '@grafana/data';
import { readDashboard, type FieldConfig, type Panel } from '../model';
import { textOf } from '../units';
import {
  columnNameOf,
  displayOf,
  fieldOf,
  mappingOf,
  thresholdOf,
} from './index';

const theme = createTheme();

function panelOf(fieldConfig: object): Panel {
  return readDashboard({
    title: 'x',
    panels: [{ id: 1, type: 'stat', targets: [{ expr: 'up' }], fieldConfig }],
  }).dashboard.panels[0];
}
const configOf = (defaults: object): FieldConfig => panelOf({ defaults }).field;

function grafanaField(defaults: object, values: unknown[]): Field {
  return { name: 'v', type: FieldType.number, config: defaults, values };
}

describe('values', () => {
  const thresholds = {
    mode: 'absolute',
    steps: [
      { value: null, color: 'green' },
      { value: 500, color: 'orange' },
      { value: 800, color: 'red' },
    ],
  };
  const mappings = [
    {
      type: 'value',
      options: { '0': { text: 'down', color: 'red' }, up: { text: 'runs' } },
    },
    { type: 'range', options: { from: 1, to: 10, result: { text: 'few' } } },
    {
      type: 'regex',
      options: { pattern: '/^v(\\d+)-(.*)$/', result: { text: '$2 $1' } },
    },
    {
      type: 'special',
      options: { match: 'nan', result: { text: 'no traffic' } },
    },
    { type: 'special', options: { match: 'null', result: { text: 'gone' } } },
    { type: 'special', options: { match: 'empty', result: { text: 'blank' } } },
  ];
  const VALUES = [
    0,
    1,
    10,
    10.5,
    499.99,
    500,
    799,
    800,
    1e9,
    -3,
    NaN,
    null,
    Infinity,
  ];
  const TEXTS = [
    'up',
    'v12-beta',
    'v-',
    '',
    '5',
    'true',
    '__proto__',
    'constructor',
  ];

  it('have the text and the colour that Grafana gives them', () => {
    for (const defaults of [
      { unit: 'ms', mappings, thresholds },
      { unit: 'bytes', decimals: 1, thresholds },
      { thresholds, mappings: [mappings[3], mappings[0]] },
    ]) {
      const field = configOf(defaults);
      const process = getDisplayProcessor({
        field: grafanaField(
          {
            ...defaults,
            thresholds: {
              ...thresholds,
              steps: thresholds.steps.map(step => ({
                ...step,
                value: step.value ?? -Infinity,
              })),
            },
            color: { mode: 'thresholds' },
          },
          VALUES,
        ),
        theme,
      });
      const written = VALUES.map(value => displayOf(value, field));
      const theirs = VALUES.map(value => process(value));
      expect(written.map(textOf)).toEqual(
        theirs.map(one => textOf(one) || '–'),
      );
      // Grafana gives the base's colour to what is unknown.
      const isColoured = (_: unknown, index: number) => {
        const value = VALUES[index];
        const isUnknown = value === null || Number.isNaN(value);
        return !isUnknown || mappingOf(value, field)?.color !== undefined;
      };
      expect(
        written
          .filter(isColoured)
          .map(({ color }) => theme.visualization.getColorByName(color!)),
      ).toEqual(theirs.filter(isColoured).map(({ color }) => color));
      expect(written.filter(one => one.color === undefined)).toHaveLength(
        VALUES.filter((value, index) => !isColoured(value, index)).length,
      );
    }
  });

  it('that are words have the text that Grafana gives them', () => {
    const process = getDisplayProcessor({
      field: grafanaField({ mappings }, TEXTS),
      theme,
    });
    const field = configOf({ mappings });
    expect(TEXTS.map(text => displayOf(text, field).text)).toEqual(
      TEXTS.map(text => process(text).text),
    );
  });

  it('have reached no threshold when they are missing or no number', () => {
    const field = configOf({ thresholds });
    expect([null, NaN].map(value => thresholdOf(value, field))).toEqual([
      undefined,
      undefined,
    ]);
    expect(thresholdOf(500, field)).toEqual({ index: 1, color: 'orange' });
    expect(thresholdOf(-Infinity, field)?.index).toBe(0);
  });

  it("reach thresholds in per cent of the field's ends, or of those that are seen", () => {
    const percent = {
      mode: 'percentage',
      steps: [
        { value: null, color: 'green' },
        { value: 80, color: 'red' },
      ],
    };
    const limited = configOf({ thresholds: percent, min: 0, max: 50 });
    expect(thresholdOf(39, limited)?.color).toBe('green');
    expect(thresholdOf(40, limited)?.color).toBe('red');
    const open = configOf({ thresholds: percent });
    expect(thresholdOf(40, open)).toBeUndefined();
    expect(thresholdOf(40, open, { min: 0, max: 100 })?.color).toBe('green');
  });

  it('that are missing are written as the dashboard wants, or as a dash', () => {
    expect(displayOf(null, configOf({ unit: 'bytes' })).text).toBe('–');
    expect(displayOf(null, configOf({ noValue: 'no traffic' })).text).toBe(
      'no traffic',
    );
    expect(displayOf(0, configOf({ noValue: 'no traffic' })).text).toBe('0');
  });

  it('that are small parts of a hundred have two decimals, and are never rounded to none', () => {
    const written = (unit: string) => (value: number) =>
      textOf(displayOf(value, configOf({ unit })));
    expect([0, 0.000996, 0.0123, 0.382].map(written('percentunit'))).toEqual([
      '0%',
      '0.10%',
      '1.23%',
      '38.2%',
    ]);
    expect([0.0996, 0.004].map(written('percent'))).toEqual([
      '0.10%',
      '0.00400%',
    ]);
  });

  it('survive patterns that are none', () => {
    const broken = configOf({
      mappings: [
        { type: 'regex', options: { pattern: '/(/', result: { text: 'x' } } },
      ],
    });
    expect(displayOf('(', broken).text).toBe('(');
  });
});

describe('overrides', () => {
  const matchers = [
    ['byName', 'p95', 'by name'],
    ['byRegexp', '/^p9/', 'by pattern'],
    ['byFrameRefID', 'B', 'by query'],
    ['byType', 'string', 'by type'],
  ];
  const panel = panelOf({
    defaults: { unit: 'ms', custom: { lineWidth: 2, fillOpacity: 10 } },
    overrides: matchers.map(([id, options, displayName], index) => ({
      matcher: { id, options },
      properties: [
        { id: 'displayName', value: displayName },
        { id: 'custom.lineWidth', value: index },
      ],
    })),
  });
  const number = (name: string) => ({
    name,
    type: 'number' as const,
    values: [],
    labels: { pod: 'x', namespace: 'ml' },
  });

  it('change the fields that they name, the last one wins, and leave the rest', () => {
    const nameOf = (name: string, refId: string) =>
      fieldOf(number(name), refId, panel).displayName;
    expect(nameOf('p50', 'A')).toBeUndefined();
    expect(nameOf('p95', 'A')).toBe('by pattern');
    expect(nameOf('p95', 'B')).toBe('by query');
    expect(
      fieldOf({ name: 'pod', type: 'string', values: [] }, 'A', panel)
        .displayName,
    ).toBe('by type');
    expect(fieldOf(number('p99'), 'A', panel)).toMatchObject({
      unit: 'ms',
      custom: { lineWidth: 1, fillOpacity: 10 },
    });
  });

  it('may name a field by its labels', () => {
    const named = (displayName?: string) =>
      columnNameOf(number('p95'), { ...panel.field, displayName });
    expect(named()).toBe('p95');
    expect(
      named(
        '${__field.labels.namespace}/${__field.labels.missing}: ${__field.name}',
      ),
    ).toBe('ml/: p95');
  });
});
