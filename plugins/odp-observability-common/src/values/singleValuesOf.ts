import type { Column, Frame } from '../frames';
import type { FieldConfig, Panel } from '../model';
import { calculate } from './calculate';
import { columnNameOf, fieldOf } from './fieldOf';
import type { CellValue } from './mappingOf';
import { matches, patternOf } from './pattern';

/** As many as Grafana shows where a panel sets no limit. */
const LIMIT = 25;

/** One of the values that a stat, a gauge or a bar gauge shows. */
export interface SingleValue {
  name: string;
  field: FieldConfig;
  value: CellValue;
  /** The series behind it, for a line under a number; empty where each row is shown. */
  values: readonly (number | null)[];
  times: readonly number[];
}

/**
 * What a panel shows that shows one value a series, or one a row. `hidden`
 * counts those beyond its limit.
 */
export function singleValuesOf(
  frames: readonly Frame[],
  panel: Pick<Panel, 'field' | 'overrides' | 'options'>,
): { values: SingleValue[]; hidden: number } {
  const { isEachRow = false, limit = LIMIT } = panel.options.reduce ?? {};
  const all = frames.flatMap(frame =>
    frame.columns
      .filter(column => isShown(column, frame.refId, panel))
      .flatMap(column => {
        const field = fieldOf(column, frame.refId, panel);
        return isEachRow
          ? rowValuesOf(column, field, frame)
          : [calculatedOf(column, field, { frame, panel })];
      }),
  );
  return {
    values: all.slice(0, limit),
    hidden: Math.max(0, all.length - limit),
  };
}

function isShown(
  column: Column,
  refId: string,
  panel: Pick<Panel, 'field' | 'overrides' | 'options'>,
): boolean {
  const { custom } = fieldOf(column, refId, panel);
  if (column.type === 'time' || custom.isHiddenInChart) {
    return false;
  }
  const pattern = panel.options.reduce?.columns;
  return pattern
    ? matches(patternOf(pattern), column.name)
    : column.type === 'number';
}

function calculatedOf(
  column: Column,
  field: FieldConfig,
  place: { frame: Frame; panel: Pick<Panel, 'options'> },
): SingleValue {
  const calc = place.panel.options.reduce?.calc ?? 'lastNotNull';
  const isText = column.type === 'string';
  const time = place.frame.columns.find(({ type }) => type === 'time');
  return {
    name: columnNameOf(column, field),
    field,
    // Of texts there is nothing to compute: the last one is shown.
    value: isText
      ? column.values.at(-1) ?? null
      : calculate(column.values, calc),
    values: isText ? [] : column.values,
    times: time?.type === 'time' ? time.values : [],
  };
}

function rowValuesOf(
  column: Column,
  field: FieldConfig,
  frame: Frame,
): SingleValue[] {
  const words = frame.columns.flatMap(other =>
    other.type === 'string' && other !== column ? [other.values] : [],
  );
  const isOneOfMany = frame.columns.some(
    other => other.type === 'number' && other !== column,
  );
  const own = columnNameOf(column, field);
  return column.values.map((value, row) => {
    const parts = words.flatMap(texts => texts[row] || []);
    const isNamed = parts.length > 0 && !isOneOfMany;
    return {
      name: field.displayName
        ? own
        : [...parts, ...(isNamed ? [] : [own])].join(' '),
      field,
      value,
      values: [],
      times: [],
    };
  });
}
