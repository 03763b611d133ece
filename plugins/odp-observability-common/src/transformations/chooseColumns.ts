import type { Column, Frame } from '../frames';
import type { Transformation } from '../model';
import { matches, patternOf } from '../values/pattern';
import { lengthOf, pickRows } from './columns';

type Of<Id extends Transformation['id']> = Extract<Transformation, { id: Id }>;

/** Leaves columns out, puts them in order, and gives them other names. */
export function organize(
  frame: Frame,
  { excluded, included, order, renamed }: Of<'organize'>,
): Frame {
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const placeOf = ({ name }: Column) => {
    const place = order.indexOf(name);
    return place < 0 ? order.length : place;
  };
  const columns = frame.columns
    .filter(({ name }) => included.length === 0 || included.includes(name))
    .filter(({ name }) => !excluded.includes(name))
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map(column => ({
      ...column,
      name: names.get(column.name) ?? column.name,
    }));
  return { ...frame, columns };
}

export function filterColumns(
  frame: Frame,
  filter: Of<'filterFieldsByName'>,
): Frame {
  const include = filter.includePattern && patternOf(filter.includePattern);
  const exclude = filter.excludePattern && patternOf(filter.excludePattern);
  const isOpen = filter.includeNames.length === 0 && !filter.includePattern;
  const columns = frame.columns
    .filter(
      ({ name }) =>
        isOpen ||
        filter.includeNames.includes(name) ||
        matches(include || undefined, name),
    )
    .filter(
      ({ name }) =>
        !filter.excludeNames.includes(name) &&
        !matches(exclude || undefined, name),
    );
  return { ...frame, columns };
}

export function renameByRegex(
  frame: Frame,
  { pattern, replacement }: Of<'renameByRegex'>,
): Frame {
  const regex = patternOf(pattern);
  return {
    ...frame,
    columns: frame.columns.map(column =>
      regex && matches(regex, column.name)
        ? { ...column, name: column.name.replace(regex, replacement) }
        : column,
    ),
  };
}

/** Rows by one column; what is missing or no number comes last either way. */
export function sortRows(
  frame: Frame,
  { column: name, isDescending }: Of<'sortBy'>,
): Frame {
  const sorted = frame.columns.find(column => column.name === name);
  if (!sorted) {
    return frame;
  }
  const { values } = sorted;
  const isKnown = (row: number) =>
    values[row] !== null && !Number.isNaN(values[row]);
  const rows = Array.from({ length: lengthOf(frame) }, (_, row) => row);
  const known = rows
    .filter(isKnown)
    .sort(
      (one, other) =>
        compare(values[one]!, values[other]!) * (isDescending ? -1 : 1),
    );
  const order = [...known, ...rows.filter(row => !isKnown(row))];
  return {
    ...frame,
    columns: frame.columns.map(column => pickRows(column, order)),
  };
}

function compare(one: number | string, other: number | string): number {
  return typeof one === 'string' || typeof other === 'string'
    ? String(one).localeCompare(String(other), 'en-US')
    : one - other;
}
