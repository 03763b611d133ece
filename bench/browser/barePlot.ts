import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { meanFrame, nextFrame } from './frames';
import { type Drawer, pointerOn, untilPainted } from './pictures';

const COLOURS = ['#2e7d32', '#f9a825', '#c62828', '#1565c0', '#757575'];

/** uPlot alone: axes and lines of data that it can take as they are. */
export function barePlot(
  element: HTMLElement,
  options: {
    /** Lengths of line and blank of each series, which takes its turn; absent: all are solid. */
    dashes?: readonly number[][];
    /** The size of the other's plot. */
    size: { width: number; height: number };
    /** Data after each refresh; the first is shown first. */
    next: () => UPlot.AlignedData;
  },
): Drawer {
  const { size, next, dashes = [[]] } = options;
  let plot: UPlot | undefined;
  return {
    show: () => {
      const data = next();
      return untilPainted(() => {
        plot = new UPlot(
          {
            ...size,
            legend: { show: false },
            series: data.map((_, index) =>
              index === 0
                ? {}
                : {
                    stroke: COLOURS[index % COLOURS.length],
                    width: 1,
                    dash: dashes[(index - 1) % dashes.length],
                  },
            ),
          },
          data,
          element,
        );
      });
    },
    change: () => {
      const data = next();
      return untilPainted(() => plot!.setData(data));
    },
    point: frames => meanFrame(pointerOn(plot!.root), frames),
    hide: async () => {
      plot!.destroy();
      plot = undefined;
      await nextFrame();
    },
  };
}
