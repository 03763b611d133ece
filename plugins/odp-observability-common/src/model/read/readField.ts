import { z } from 'zod/v3';
import type {
  FieldChanges,
  FieldConfig,
  Override,
  Thresholds,
} from '../fieldConfig';
import type { PanelType } from '../panel';
import { maybe, parse, type Note } from './parse';
import { readColor } from './readColor';
import { readCustom } from './readCustom';
import { readMappings } from './readMappings';

const thresholdsSchema = z.object({
  mode: maybe(z.enum(['absolute', 'percentage'])),
  steps: z.array(z.object({ value: maybe(z.number()), color: z.string() })),
});

const colorSchema = z.object({
  mode: maybe(z.string()),
  fixedColor: maybe(z.string()),
});

const overrideSchema = z.object({
  matcher: z.object({ id: z.string(), options: z.unknown() }),
  properties: z.array(z.object({ id: z.string(), value: z.unknown() })),
});
export const fieldConfigSchema = z.object({
  defaults: maybe(z.record(z.unknown())),
  overrides: maybe(z.array(overrideSchema)),
});

const MATCHERS = ['byName', 'byRegexp', 'byFrameRefID', 'byType'] as const;

/** Says nothing of a value, or what the portal shows another way. */
const SILENT = new Set([
  'custom',
  'description',
  'displayNameFromDS',
  'fieldMinMax',
  'filterable',
  'nullValueMode',
  'path',
  'writeable',
]);

const DEFAULT_CUSTOM: FieldConfig['custom'] = {
  drawStyle: 'line',
  lineInterpolation: 'linear',
  lineWidth: 1,
  fillOpacity: 0,
  lineStyle: 'solid',
  stacking: 'none',
  spanNulls: false,
  thresholdsStyle: 'off',
  isHiddenInChart: false,
  isHiddenInLegend: false,
  cell: 'plain',
};

/**
 * What a panel says of all its fields. Where it has no thresholds there are
 * none: Grafana would draw its example of 80 in red.
 */
export function readField(
  defaults: Record<string, unknown>,
  type: PanelType,
  note: Note,
): FieldConfig {
  const custom = parse(
    maybe(z.record(z.unknown())),
    defaults.custom,
    'fieldConfig.defaults.custom',
  );
  const changes = readProperties(
    [
      ...Object.entries(defaults),
      ...Object.entries(custom ?? {}).map(
        ([name, value]) => [`custom.${name}`, value] as const,
      ),
    ],
    note,
  );
  return {
    thresholds: { mode: 'absolute', steps: [{ value: null, color: 'green' }] },
    mappings: [],
    color: { mode: type === 'timeseries' ? 'palette' : 'thresholds' },
    ...changes,
    custom: { ...DEFAULT_CUSTOM, ...changes.custom },
  };
}

/** What it says of some; an override whose fields cannot be told is left out. */
export function readOverrides(
  overrides: readonly z.output<typeof overrideSchema>[],
  note: Note,
): Override[] {
  return overrides.flatMap(({ matcher, properties }) => {
    const kind = MATCHERS.find(known => known === matcher.id);
    if (!kind || typeof matcher.options !== 'string') {
      note(`Settings for fields chosen by "${matcher.id}" are left out.`);
      return [];
    }
    const changes = readProperties(
      properties.map(({ id, value }) => [id, value] as const),
      note,
    );
    return [{ matcher: { kind, value: matcher.options }, changes }];
  });
}

function readProperties(
  properties: readonly (readonly [id: string, value: unknown])[],
  note: Note,
): FieldChanges {
  return properties.reduce<FieldChanges>((changes, [id, value]) => {
    if (!id.startsWith('custom.')) {
      return { ...changes, ...readProperty(id, value, note) };
    }
    const custom = readCustom(id.slice('custom.'.length), value, note);
    return { ...changes, custom: { ...changes.custom, ...custom } };
  }, {});
}

function readProperty(id: string, value: unknown, note: Note): FieldChanges {
  if (value === null || value === undefined || SILENT.has(id)) {
    return {};
  }
  switch (id) {
    case 'unit':
    case 'noValue':
    case 'displayName':
      return { [id]: parse(z.string(), value, id) };
    case 'decimals':
    case 'min':
    case 'max':
      return { [id]: parse(z.number(), value, id) };
    case 'thresholds':
      return { thresholds: readThresholds(value, note) };
    case 'mappings':
      return { mappings: readMappings(value, note) };
    case 'color':
      return { color: readColorChoice(value, note) };
    case 'links':
    case 'actions':
      if (!Array.isArray(value) || value.length > 0) {
        note(`The ${id} of its values are left out.`);
      }
      return {};
    default:
      note(`The setting "${id}" of its fields is left out.`);
      return {};
  }
}

function readThresholds(value: unknown, note: Note): Thresholds {
  const { mode, steps } = parse(thresholdsSchema, value, 'thresholds');
  const read = steps.map(step => ({
    value: step.value ?? null,
    color: readColor(step.color, note),
  }));
  return {
    mode: mode ?? 'absolute',
    steps: read.sort(
      (one, other) => (one.value ?? -Infinity) - (other.value ?? -Infinity),
    ),
  };
}

function readColorChoice(value: unknown, note: Note): FieldConfig['color'] {
  const { mode = 'thresholds', fixedColor } = parse(
    colorSchema,
    value,
    'color',
  );
  if (mode === 'thresholds') {
    return { mode };
  }
  if (mode === 'fixed' || mode === 'shades') {
    return {
      mode: 'fixed',
      fixed: fixedColor === undefined ? 'text' : readColor(fixedColor, note),
    };
  }
  if (!mode.startsWith('palette')) {
    note(`Colours are not taken from the scale "${mode}".`);
  }
  return { mode: 'palette' };
}
