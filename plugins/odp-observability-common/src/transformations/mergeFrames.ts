import type { Column, Frame } from '../frames';
import { columnOf, lengthOf } from './columns';

type Row = Map<string, number | string | null>;

/**
 * One table of several: rows that agree in the columns which all tables have,
 * become one row where they contradict each other nowhere. What fits to several
 * rows is in each of them.
 */
export function mergeFrames(frames: readonly Frame[]): Frame[] {
  const filled = frames.filter(({ columns }) => columns.length > 0);
  if (filled.length < 2) {
    return filled.length === 1 ? filled : frames.slice(0, 1);
  }
  const models = new Map<string, Column>();
  for (const column of filled.flatMap(({ columns }) => columns)) {
    models.set(column.name, models.get(column.name) ?? column);
  }
  const keys = [...models.keys()].filter(name =>
    filled.every(({ columns }) => columns.some(column => column.name === name)),
  );
  if (keys.length === 0) {
    return [...frames];
  }
  const rows = mergeRows(filled.flatMap(rowsOf), keys);
  return [
    {
      refId: filled.map(({ refId }) => refId).join('-'),
      columns: [...models].map(([name, model]) =>
        columnOf(
          model,
          rows.map(row => row.get(name) ?? null),
        ),
      ),
      notices: filled.flatMap(({ notices }) => notices),
    },
  ];
}

function mergeRows(rows: readonly Row[], keys: readonly string[]): Row[] {
  const merged: Row[] = [];
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(keys.map(name => String(row.get(name))));
    const alike = byKey.get(key) ?? [];
    const partners = alike.filter(other => isMergeable(other, row));
    for (const partner of partners) {
      row.forEach((value, name) => partner.set(name, value));
    }
    if (partners.length === 0) {
      merged.push(row);
      byKey.set(key, [...alike, row]);
    }
  }
  return merged;
}

function isMergeable(row: Row, other: Row): boolean {
  return [...other].every(([name, value]) => {
    const own = row.get(name) ?? null;
    return own === null || Object.is(own, value);
  });
}

function rowsOf(frame: Frame): Row[] {
  return Array.from(
    { length: lengthOf(frame) },
    (_, index): Row =>
      new Map(frame.columns.map(({ name, values }) => [name, values[index]])),
  );
}
