import type { Frame } from '@internal/plugin-odp-observability-common';

/** By frame and shift: many who compare one panel share its frames. */
const known = new WeakMap<Frame, Map<number, Frame>>();

/** A frame with its times so many milliseconds later; it is shared, and nobody's to change. */
export function shiftFrame(frame: Frame, shiftMs: number): Frame {
  const shifted = known.get(frame) ?? new Map<number, Frame>();
  known.set(frame, shifted);
  const later = shifted.get(shiftMs) ?? {
    ...frame,
    columns: frame.columns.map(column =>
      column.type === 'time'
        ? { ...column, values: column.values.map(time => time + shiftMs) }
        : column,
    ),
  };
  shifted.set(shiftMs, later);
  return later;
}
