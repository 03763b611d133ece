import type { Plot } from '../drawing/createPlot';
import type { PlotPlan } from '../drawing/plotOptions';

/** A plot that was asked for, with what was drawn last. */
export interface RecordedPlot {
  plan: PlotPlan;
  size: { width: number; height: number };
  pointed: (number | null)[];
  isDestroyed: boolean;
}

/** Every plot since the last `plots.length = 0`. */
export const plots: RecordedPlot[] = [];

/** Stands for `drawing/createPlot`: what would be drawn is kept, and nothing is. */
export function createPlot(
  _element: HTMLElement,
  plan: PlotPlan,
  size: { width: number; height: number },
): Plot {
  const record: RecordedPlot = { plan, size, pointed: [], isDestroyed: false };
  plots.push(record);
  return {
    update: next => {
      record.plan = next;
    },
    resize: next => {
      record.size = next;
    },
    point: index => record.pointed.push(index),
    destroy: () => {
      record.isDestroyed = true;
    },
  };
}
