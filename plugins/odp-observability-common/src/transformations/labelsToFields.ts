import type { Column, Frame, Labels } from '../frames';
import { labelOf } from '../frames/legendOf';
import type { Transformation } from '../model';
import { lengthOf, pickRows } from './columns';

type LabelsToFields = Extract<Transformation, { id: 'labelsToFields' }>;

/** Labels of series as columns beside their values, or as rows of a table of their own. */
export function labelsToFields(
  frames: readonly Frame[],
  options: LabelsToFields,
): Frame[] {
  return frames.flatMap(frame => {
    const series = frame.columns.flatMap(column =>
      column.type === 'number' && column.labels
        ? [{ column, labels: column.labels }]
        : [],
    );
    if (options.mode === 'rows') {
      return series.map(({ column, labels }) => ({
        ...frame,
        name: column.name,
        columns: labelRows(labels, options.keep),
      }));
    }
    const rest = frame.columns.filter(
      column => column.type !== 'number' || !column.labels,
    );
    return series.length === 0
      ? [frame]
      : series.map(({ column, labels }) => {
          // A row that a series has no sample for belongs to another series.
          const rows = Array.from(
            { length: lengthOf(frame) },
            (_, row) => row,
          ).filter(row => column.values[row] !== null);
          const values = pickRows(column, rows);
          return {
            ...frame,
            columns: [
              ...rest.map(other => pickRows(other, rows)),
              { ...values, ...nameOf(labels, options), labels: undefined },
              ...labelColumns(labels, options, rows.length),
            ] as Column[],
          };
        });
  });
}

function nameOf(labels: Labels, { valueLabel }: LabelsToFields) {
  const name = valueLabel && labelOf(labels, valueLabel);
  return { name: name || 'Value' };
}

function labelColumns(
  labels: Labels,
  { keep, valueLabel }: LabelsToFields,
  length: number,
): Column[] {
  return Object.entries(labels)
    .filter(
      ([name]) =>
        name !== valueLabel && (keep.length === 0 || keep.includes(name)),
    )
    .map(([name, value]) => ({
      name,
      type: 'string',
      values: new Array<string>(length).fill(value),
    }));
}

function labelRows(labels: Labels, keep: readonly string[]): Column[] {
  const names = keep.length > 0 ? keep : Object.keys(labels);
  return [
    { name: 'label', type: 'string', values: [...names] },
    {
      name: 'value',
      type: 'string',
      values: names.map(name => labelOf(labels, name)),
    },
  ];
}
