import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { plotDataOf } from './plotData';
import { type PathBuilders, type PlotPlan, plotOptionsOf } from './plotOptions';

/** A plot on the page. */
export interface Plot {
  /** Shows other figures of the same series; zoom and cursor stay. */
  update(plan: PlotPlan): void;
  resize(size: { width: number; height: number }): void;
  /** Puts the cursor to a point, or nowhere. */
  point(index: number | null): void;
  destroy(): void;
}

const { linear, spline, stepped, bars } = UPlot.paths;
const PATHS: PathBuilders = {
  linear: linear!(),
  smooth: spline!(),
  stepBefore: stepped!({ align: -1 }),
  stepAfter: stepped!({ align: 1 }),
  bars: bars!({ size: [0.8, 60] }),
};

/** Draws a chart into an element: the one place that knows uPlot. */
export function createPlot(
  element: HTMLElement,
  plan: PlotPlan,
  size: { width: number; height: number },
): Plot {
  // What draws reads it when it draws, so that it may change under the plot.
  const live = { ...plan };
  const plot = new UPlot(
    { ...plotOptionsOf(live, PATHS), ...size },
    plotDataOf(live.chart),
    element,
  );
  return {
    update: next => {
      Object.assign(live, next);
      plot.setData(plotDataOf(live.chart));
    },
    resize: next => {
      // A size that it has would have all of it drawn once more.
      if (next.width !== plot.width || next.height !== plot.height) {
        plot.setSize(next);
      }
    },
    point: index => {
      const time = index === null ? undefined : live.chart.times[index];
      const left = time === undefined ? -10 : plot.valToPos(time / 1000, 'x');
      plot.setCursor({ left, top: time === undefined ? -10 : 0 });
    },
    destroy: () => plot.destroy(),
  };
}
