import type { Column, Frame, NumberColumn } from '../frames';
import { labelOf } from '../frames/legendOf';
import type { Calc, Transformation } from '../model';
import { CALC_NAMES, calculate } from '../values';

type Reduce = Extract<Transformation, { id: 'reduce' }>;

/** Each series as one row of a table, or each column as one value. */
export function reduceFrames(
  frames: readonly Frame[],
  { calcs, mode, hasLabels }: Reduce,
): Frame[] {
  if (mode === 'fields') {
    return frames.map(frame => ({
      ...frame,
      columns: numbersIn(frame).flatMap(column =>
        calcs.map(calc => reduced(column, calc, calcs.length > 1)),
      ),
    }));
  }
  const series = frames.flatMap(numbersIn);
  if (series.length === 0) {
    return [];
  }
  const labels = hasLabels
    ? [...new Set(series.flatMap(column => Object.keys(column.labels ?? {})))]
    : [];
  return [
    {
      refId: frames.map(({ refId }) => refId).join('-'),
      columns: [
        text(
          'Field',
          series.map(({ name }) => name),
        ),
        ...labels.map(label =>
          text(
            label,
            series.map(column => labelOf(column.labels ?? {}, label)),
          ),
        ),
        ...calcs.map(
          (calc): Column => ({
            name: CALC_NAMES[calc],
            type: 'number',
            values: series.map(({ values }) => calculate(values, calc)),
          }),
        ),
      ],
      notices: frames.flatMap(({ notices }) => notices),
    },
  ];
}

function numbersIn({ columns }: Frame): NumberColumn[] {
  return columns.flatMap(column => (column.type === 'number' ? [column] : []));
}

function reduced(column: NumberColumn, calc: Calc, isOneOfMany: boolean) {
  return {
    ...column,
    name: isOneOfMany ? `${column.name} ${CALC_NAMES[calc]}` : column.name,
    values: [calculate(column.values, calc)],
  };
}

function text(name: string, values: string[]): Column {
  return { name, type: 'string', values };
}
