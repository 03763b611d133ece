import type { Column, Frame } from '../frames';
import { writeNumber } from '../frames/wireNumbers';
import { panelAnswerSchema, type PanelAnswer } from './panels';

/** An answer as one line of NDJSON, without its end; what is not finite survives. */
export function writePanelAnswer(answer: PanelAnswer): string {
  return JSON.stringify({ ...answer, frames: answer.frames?.map(writeFrame) });
}

/** Reads a line of NDJSON; undefined when it is no answer of a panel, as when it was cut. */
export function readPanelAnswer(line: string): PanelAnswer | undefined {
  try {
    return panelAnswerSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function writeFrame(frame: Frame) {
  return { ...frame, columns: frame.columns.map(writeColumn) };
}

function writeColumn(column: Column) {
  return column.type === 'number'
    ? { ...column, values: column.values.map(writeNumber) }
    : column;
}
