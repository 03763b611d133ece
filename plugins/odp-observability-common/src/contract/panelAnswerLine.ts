import type { Column, Frame } from '../frames';
import { writeNumber } from '../frames/wireNumbers';
import { panelAnswerSchema, type PanelAnswer } from './panels';

/** Frames as they are written: many readers of one answer get the same. */
const written = new WeakMap<Frame, string>();

/** An answer as one line of NDJSON, without its end; what is not finite survives. Its frames are not changed after. */
export function writePanelAnswer(answer: PanelAnswer): string {
  const { frames, earlier, ...rest } = answer;
  const parts = [JSON.stringify(rest).slice(1, -1)];
  if (frames) {
    parts.push(writeFrames(frames));
  }
  if (earlier) {
    const { frames: before, ...about } = earlier;
    parts.push(
      `"earlier":{${JSON.stringify(about).slice(1, -1)},${writeFrames(
        before,
      )}}`,
    );
  }
  return `{${parts.join(',')}}`;
}

/** Reads a line of NDJSON; undefined when it is no answer of a panel, as when it was cut. */
export function readPanelAnswer(line: string): PanelAnswer | undefined {
  try {
    return panelAnswerSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function writeFrames(frames: readonly Frame[]): string {
  return `"frames":[${frames.map(writeFrame).join(',')}]`;
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
