import {
  columnNameOf,
  displayOf,
  fieldOf,
  type Frame,
  type Panel,
  textOf,
} from '@internal/plugin-odp-observability-common';
import type { StatusName } from '@internal/plugin-odp-react';
import { statusOfValue } from './limits';

/** A stretch of time in which a state does not change. */
export interface StateSegment {
  /** Milliseconds UTC. */
  from: number;
  to: number;
  /** In words, as the mappings have it; undefined: nothing is known. */
  text?: string;
  /** Undefined: nothing judges it. */
  status?: StatusName;
}

/** A line of a state timeline. */
export interface StateLine {
  name: string;
  segments: StateSegment[];
}

/** The states of a panel over time, a line a series; texts of a frame are states as well as numbers. */
export function stateLinesOf(
  frames: readonly Frame[],
  panel: Pick<Panel, 'field' | 'overrides' | 'options'>,
  range: { to: number; stepMs: number },
): StateLine[] {
  const isMerging = panel.options.stateTimeline?.isMerging ?? true;
  return frames.flatMap(({ refId, columns }) => {
    const times = columns.flatMap(column =>
      column.type === 'time' ? [column.values] : [],
    )[0];
    return columns.flatMap(column => {
      const field = fieldOf(column, refId, panel);
      if (column.type === 'time' || !times || field.custom.isHiddenInChart) {
        return [];
      }
      const segments: StateSegment[] = [];
      column.values.forEach((value, place) => {
        const from = times[place];
        const to = Math.min(
          times[place + 1] ?? from + range.stepMs,
          Math.max(range.to, from + range.stepMs),
        );
        const isKnown = value !== null && !Number.isNaN(value);
        const state = {
          ...(isKnown && { text: textOf(displayOf(value, field)).trim() }),
          ...(isKnown && { status: statusOfValue(value, field) }),
        };
        const last = segments.at(-1);
        const isSame =
          last?.text === state.text && last?.status === state.status;
        if (last && isSame && (isMerging || !isKnown)) {
          last.to = to;
        } else {
          segments.push({ from, to, ...state });
        }
      });
      return [{ name: columnNameOf(column, field), segments }];
    });
  });
}
