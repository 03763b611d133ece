import { z } from 'zod/v3';
import type { CustomConfig } from '../fieldConfig';
import { maybe, parse, type Note } from './parse';

type Changes = Partial<CustomConfig>;
type Reader = (value: unknown, note: Note) => Changes;

const modeSchema = z.object({ mode: maybe(z.string()) });

const stackingSchema = z.object({
  mode: maybe(z.enum(['none', 'normal', 'percent'])),
  group: maybe(z.union([z.string(), z.literal(false)])),
});

const hideFromSchema = z.object({
  viz: maybe(z.boolean()),
  legend: maybe(z.boolean()),
});

const CELLS: Record<string, CustomConfig['cell']> = {
  auto: 'plain',
  'color-text': 'color-text',
  'color-background': 'color-background',
  'color-background-solid': 'color-background',
  gauge: 'gauge',
};

const READERS = new Map<string, Reader>([
  ['drawStyle', one('drawStyle', z.enum(['line', 'bars', 'points']))],
  [
    'lineInterpolation',
    one(
      'lineInterpolation',
      z.enum(['linear', 'smooth', 'stepBefore', 'stepAfter']),
    ),
  ],
  ['lineWidth', one('lineWidth', z.number())],
  ['fillOpacity', one('fillOpacity', z.number())],
  ['axisLabel', one('axisLabel', z.string())],
  ['spanNulls', one('spanNulls', z.union([z.boolean(), z.number()]))],
  ['lineStyle', readLineStyle],
  ['stacking', readStacking],
  ['thresholdsStyle', readThresholdsStyle],
  ['hideFrom', readHideFrom],
  ['cellOptions', readCell],
  ['displayMode', readCell],
  ['axisPlacement', noteAxisPlacement],
  ['scaleDistribution', noteScale],
  ['transform', noteTransform],
  ['fillBelowTo', noteFillBelowTo],
]);

/** Looks alone: without them the picture says the same. */
const LOOKS = new Set([
  'align',
  'axisBorderShow',
  'axisCenteredZero',
  'axisColorMode',
  'axisGridShow',
  'axisSoftMax',
  'axisSoftMin',
  'axisWidth',
  'barAlignment',
  'barMaxWidth',
  'barWidthFactor',
  'fillColor',
  'filterable',
  'footer',
  'gradientMode',
  'headerComponent',
  'insertNulls',
  'inspect',
  'lineColor',
  'minWidth',
  'neutral',
  'pointSize',
  'showPoints',
  'showValues',
  'width',
  'wrapHeaderText',
  'wrapText',
]);

/** One setting of how a field is drawn, by Grafana's name without `custom.`. */
export function readCustom(name: string, value: unknown, note: Note): Changes {
  const reader = READERS.get(name);
  if (reader) {
    return value === null || value === undefined ? {} : reader(value, note);
  }
  if (!LOOKS.has(name)) {
    note(`The setting "${name}" of its series is left out.`);
  }
  return {};
}

function one<K extends keyof CustomConfig>(
  key: K,
  schema: z.ZodType<CustomConfig[K]>,
): Reader {
  return value => ({ [key]: parse(schema, value, `custom.${key}`) });
}

function readLineStyle(value: unknown): Changes {
  const schema = z.object({
    fill: maybe(z.enum(['solid', 'dash', 'dot', 'square'])),
  });
  const { fill } = parse(schema, value, 'custom.lineStyle');
  return { lineStyle: fill ?? 'solid' };
}

function readStacking(value: unknown): Changes {
  const { mode, group } = parse(stackingSchema, value, 'custom.stacking');
  return {
    stacking: mode ?? 'none',
    ...(group && { stackingGroup: group }),
  };
}

function readThresholdsStyle(value: unknown): Changes {
  const { mode = 'off' } = parse(modeSchema, value, 'custom.thresholdsStyle');
  const hasLine = /line|dashed/.test(mode);
  const hasArea = mode.includes('area');
  if (hasLine) {
    return { thresholdsStyle: hasArea ? 'line+area' : 'line' };
  }
  return { thresholdsStyle: hasArea ? 'area' : 'off' };
}

function readHideFrom(value: unknown): Changes {
  const { viz, legend } = parse(hideFromSchema, value, 'custom.hideFrom');
  return {
    isHiddenInChart: viz ?? false,
    isHiddenInLegend: legend ?? false,
  };
}

function readCell(value: unknown, note: Note): Changes {
  const schema = z.union([
    z.string(),
    z.object({ type: maybe(z.string()) }).transform(({ type }) => type),
  ]);
  const type = parse(schema, value, 'custom.cellOptions') ?? 'auto';
  const cell = Object.entries(CELLS).find(([name]) => name === type)?.[1];
  if (!cell) {
    note(`Cells of the kind "${type}" are drawn as plain ones.`);
  }
  return { cell: cell ?? 'plain' };
}

function noteAxisPlacement(value: unknown, note: Note): Changes {
  if (value === 'right') {
    note('Series of a second axis are drawn on the first.');
  }
  return {};
}

function noteScale(value: unknown, note: Note): Changes {
  const schema = z.object({ type: maybe(z.string()) });
  const { type } = parse(schema, value, 'custom.scaleDistribution');
  if (type && type !== 'linear') {
    note(`The axis is drawn linear, not as "${type}".`);
  }
  return {};
}

function noteTransform(value: unknown, note: Note): Changes {
  note(`Series are drawn as they are, not as "${value}".`);
  return {};
}

function noteFillBelowTo(_value: unknown, note: Note): Changes {
  note('The area between two series is not filled.');
  return {};
}
