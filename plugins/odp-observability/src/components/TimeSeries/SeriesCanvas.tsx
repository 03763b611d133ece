import { memo, useLayoutEffect, useRef } from 'react';
import { createPlot, type Plot } from '../../drawing/createPlot';
import type { PlotPlan } from '../../drawing/plotOptions';
import type { SeriesChart } from '../../model/seriesChart';

/** Pixels below which nothing can be read. */
const LEAST_WIDTH = 120;

interface SeriesCanvasProps {
  plan: PlotPlan;
  height: number;
  /** Point under the cursor of the keyboard; absent: the pointer has it. */
  cursor: number | undefined;
}

/** Draws series; in place where figures change, anew where the series or the colours do. */
function SeriesCanvas(props: SeriesCanvasProps) {
  const { plan, height, cursor } = props;
  const root = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>();
  const latest = useRef(plan);
  latest.current = plan;
  const shape = shapeOf(plan);

  useLayoutEffect(() => {
    const element = root.current!;
    const size = () => ({
      width: Math.max(LEAST_WIDTH, element.clientWidth),
      height,
    });
    const created = createPlot(element, latest.current, size());
    plot.current = created;
    const observer = new ResizeObserver(() => created.resize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      created.destroy();
      plot.current = undefined;
    };
  }, [shape, height]);

  const drawn = useRef(shape);
  useLayoutEffect(() => {
    // What was just made has these figures already.
    if (drawn.current === shape) {
      plot.current?.update(plan);
    }
    drawn.current = shape;
  }, [plan, shape]);

  useLayoutEffect(() => {
    plot.current?.point(cursor ?? null);
  }, [cursor]);

  return <div ref={root} />;
}

export default memo(SeriesCanvas);

/** All that a plot cannot change once it is made. */
function shapeOf({ chart, field, colours, syncKey }: PlotPlan): string {
  const looks = (series: SeriesChart['series']) =>
    series.map(({ name, colour, dash, scale, base, field: own }) => [
      name,
      colour,
      dash,
      scale,
      base !== undefined,
      own,
    ]);
  return JSON.stringify([looks(chart.series), field, colours.page, syncKey]);
}
