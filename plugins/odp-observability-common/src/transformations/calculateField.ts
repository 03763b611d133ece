import type { Frame, NumberColumn } from '../frames';
import type { Transformation } from '../model';
import { CALC_NAMES, calculate } from '../values';
import { lengthOf } from './columns';

type CalculateField = Extract<Transformation, { id: 'calculateField' }>;
type Calculation = CalculateField['calculation'];
type Operator = Extract<Calculation, { kind: 'binary' }>['operator'];

const OPERATORS: Record<Operator, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '**': (left, right) => left ** right,
};

/**
 * Adds a column that is computed from others, row by row. Where a value is
 * missing there is no result: Grafana would take it for zero.
 */
export function calculateField(frame: Frame, options: CalculateField): Frame {
  const values = valuesOf(frame, options.calculation);
  if (!values) {
    return frame;
  }
  const column: NumberColumn = {
    name: options.alias ?? nameOf(options.calculation),
    type: 'number',
    values,
  };
  const kept = options.isReplacing
    ? frame.columns.filter(({ type }) => type === 'time')
    : frame.columns;
  return { ...frame, columns: [...kept, column] };
}

function valuesOf(
  frame: Frame,
  calculation: Calculation,
): (number | null)[] | undefined {
  if (calculation.kind === 'binary') {
    const left = operandOf(frame, calculation.left);
    const right = operandOf(frame, calculation.right);
    const operate = OPERATORS[calculation.operator];
    return (
      left &&
      right &&
      left.map((value, row) => {
        const other = right[row];
        return value === null || other === null ? null : operate(value, other);
      })
    );
  }
  const { calc, columns } = calculation;
  const chosen = frame.columns.flatMap(column =>
    column.type === 'number' &&
    (columns.length === 0 || columns.includes(column.name))
      ? [column.values]
      : [],
  );
  return chosen.length === 0
    ? undefined
    : Array.from({ length: lengthOf(frame) }, (_, row) =>
        calculate(
          chosen.map(values => values[row]),
          calc,
        ),
      );
}

function operandOf(
  frame: Frame,
  operand: string,
): (number | null)[] | undefined {
  const column = frame.columns.find(({ name }) => name === operand);
  if (column) {
    return column.type === 'string' ? undefined : column.values;
  }
  const constant = operand.trim() === '' ? NaN : Number(operand);
  return Number.isNaN(constant)
    ? undefined
    : new Array<number>(lengthOf(frame)).fill(constant);
}

function nameOf(calculation: Calculation): string {
  return calculation.kind === 'row'
    ? CALC_NAMES[calculation.calc]
    : `${calculation.left} ${calculation.operator} ${calculation.right}`;
}
