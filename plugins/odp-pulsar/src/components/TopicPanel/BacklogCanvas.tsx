import { odpColours } from '@internal/plugin-odp-react';
import type { Status } from '@internal/vocabulary';
import { useTheme } from '@material-ui/core/styles';
import { useLayoutEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { BacklogChart } from '../../model/backlogChart';
import { chartOptions } from './chartOptions';

/** Pixels. */
const HEIGHT = 150;

interface BacklogCanvasProps {
  chart: BacklogChart;
  /** Colour of the line. */
  status: Status;
}

/** Draws the backlog; again where the colour scheme changes, in place where the figures do. */
export function BacklogCanvas({ chart, status }: BacklogCanvasProps) {
  const root = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>();
  const latest = useRef(chart);
  latest.current = chart;
  const mode = useTheme().palette.type;

  useLayoutEffect(() => {
    const element = root.current!;
    const created = new UPlot(
      {
        ...chartOptions({
          chart: () => latest.current,
          colours: odpColours[mode],
          status,
        }),
        width: Math.max(120, element.clientWidth),
        height: HEIGHT,
      },
      dataOf(latest.current),
      element,
    );
    plot.current = created;
    const observer = new ResizeObserver(() =>
      created.setSize({
        width: Math.max(120, element.clientWidth),
        height: HEIGHT,
      }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      created.destroy();
      plot.current = undefined;
    };
  }, [mode, status]);

  useLayoutEffect(() => {
    plot.current?.setData(dataOf(chart));
  }, [chart]);

  return <div ref={root} />;
}

function dataOf({ times, history, estimate }: BacklogChart): UPlot.AlignedData {
  return [times, history, estimate];
}
