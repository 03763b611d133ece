import type { Column, Frame } from '../frames';
import { writeNumber } from '../frames/wireNumbers';
import { panelAnswerSchema, type PanelAnswer } from './panels';

/** Frames as they are written: many readers of one answer get the same. */
const written = new WeakMap<Frame, string>();

/** An answer as one line of NDJSON, without its end; what is not finite survives. Its frames are not changed after. */
export function writePanelAnswer({ frames, ...rest }: PanelAnswer): string {
  const line = JSON.stringify(rest);
  return frames
    ? `${line.slice(0, -1)},"frames":[${frames.map(writeFrame).join(',')}]}`
    : line;
}

/** Reads a line of NDJSON; undefined when it is no answer of a panel, as when it was cut. */
export function readPanelAnswer(line: string): PanelAnswer | undefined {
  try {
    return panelAnswerSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function writeFrame(frame: Frame): string {
  const text =
    written.get(frame) ??
    JSON.stringify({ ...frame, columns: frame.columns.map(writeColumn) });
  written.set(frame, text);
  return text;
}

function writeColumn(column: Column) {
  return column.type === 'number'
    ? { ...column, values: column.values.map(writeNumber) }
    : column;
}
