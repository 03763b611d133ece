import type { Frame } from '../frames';
import type { Panel } from '../model';
import { textOf } from '../units';
import { columnNameOf, displayOf, fieldOf } from '../values';
import type { Clock } from './clock';

/** The same data as the picture, to be read: rows are written when they are asked for. */
export interface TableTwin {
  /** What the frame is called; absent when there is nothing but its columns. */
  title?: string;
  heads: { name: string; isNumber: boolean }[];
  length: number;
  /** The cells of a row in words; what is missing says so. */
  row(index: number): string[];
}

/** The table twin of each frame that a panel draws. */
export function tableTwinsOf(
  frames: readonly Frame[],
  panel: Pick<Panel, 'field' | 'overrides'>,
  clock: Clock,
): TableTwin[] {
  return frames
    .filter(({ columns }) => columns.length > 0)
    .map(frame => twinOf(frame, panel, clock));
}

function twinOf(
  { refId, name, columns }: Frame,
  panel: Pick<Panel, 'field' | 'overrides'>,
  clock: Clock,
): TableTwin {
  const shown = columns.map(column => {
    const field = fieldOf(column, refId, panel);
    // A time has its own unit: that of the panel is meant for its values.
    const written =
      column.type === 'time'
        ? { ...field, unit: 'dateTimeAsIso', mappings: [] }
        : field;
    return { column, field: written, name: columnNameOf(column, field) };
  });
  return {
    ...(name && { title: name }),
    heads: shown.map(({ column, name: head }) => ({
      name: head,
      isNumber: column.type === 'number',
    })),
    length: columns[0].values.length,
    row: index =>
      shown.map(({ column, field }) =>
        textOf(displayOf(column.values[index], field, clock)),
      ),
  };
}
