import { odpFont } from '@internal/plugin-odp-react';
import type uPlot from 'uplot';
import { thresholdInWords } from '../model/limits';
import { thresholdMarksOf } from '../model/scales';
import { frameOf } from './drawMarks';
import type { PlotPlan } from './plotOptions';

/** Pixels of a line of words, and from words to the end of the plot. */
const LINE = 13;
const EDGE = 4;

/**
 * The words of the limits, in front of the series and on the ground of the page.
 * Of two limits close to each other the upper one's words stand at the other end.
 */
export function drawLimitWords(
  plot: uPlot,
  { chart, field, colours }: PlotPlan,
  scaleKey: (name: string) => string,
): void {
  const scale = scaleKey(chart.series[0]?.scale ?? '');
  const { min, max } = plot.scales[scale] ?? {};
  if (typeof min !== 'number' || typeof max !== 'number') {
    return;
  }
  const { ctx } = plot;
  const { ratio, left, right } = frameOf(plot);
  ctx.save();
  ctx.font = `${10.5 * ratio}px ${odpFont.family}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  let before: { y: number; isLeft: boolean } | undefined;
  for (const { from, isLine } of thresholdMarksOf(field, { min, max })) {
    if (isLine && from !== undefined && from >= min && from <= max) {
      const words = `limit ${thresholdInWords(from, field)}`;
      const { width } = ctx.measureText(words);
      const line = plot.valToPos(from, scale, true);
      const above = line - (LINE + 1) * ratio;
      // Above the plot there is a little room, too.
      const y = above < 0 ? line + 2 * ratio : above;
      const isClose =
        before !== undefined && Math.abs(before.y - y) < 2 * LINE * ratio;
      const isLeft = !(isClose && before?.isLeft);
      const x = isLeft ? left + EDGE * ratio : right - EDGE * ratio - width;
      ctx.fillStyle = `${colours.paper}cc`;
      ctx.fillRect(x - ratio, y, width + 2 * ratio, LINE * ratio);
      ctx.fillStyle = colours.text;
      ctx.fillText(words, x, y + ratio);
      before = { y, isLeft };
    }
  }
  ctx.restore();
}
