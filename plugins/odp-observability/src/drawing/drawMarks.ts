import { clockOf } from '@internal/plugin-odp-observability-common';
import { odpFont } from '@internal/plugin-odp-react';
import type uPlot from 'uplot';
import { canvasColour, tokenOf } from '../model/colours';
import { thresholdMarksOf } from '../model/scales';
import type { PlotPlan } from './plotOptions';

/** Pixels that the words of a rollout keep from those of the one before. */
const APART = 90;

/** Drawing happens in pixels of the screen, of which a pixel of the page may have several. */
export function frameOf(plot: uPlot) {
  const { left, top, width, height } = plot.bbox;
  return {
    ratio: devicePixelRatio || 1,
    left,
    top,
    right: left + width,
    bottom: top + height,
    width,
  };
}

/** Grounds and lines of thresholds, behind the series. */
export function drawThresholds(
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
  const { ratio, left, right, width } = frameOf(plot);
  ctx.save();
  ctx.lineWidth = ratio;
  for (const mark of thresholdMarksOf(field, { min, max })) {
    const token = tokenOf(mark.color);
    const from = Math.max(min, mark.from ?? min);
    const to = Math.min(max, mark.to ?? max);
    if (token && to > from) {
      const colour = canvasColour(token, colours);
      const y = plot.valToPos(from, scale, true);
      if (mark.isArea) {
        const top = plot.valToPos(to, scale, true);
        ctx.fillStyle = `${colour}1f`;
        ctx.fillRect(left, top, width, y - top);
      }
      if (mark.isLine && mark.from !== undefined && mark.from >= min) {
        ctx.strokeStyle = colour;
        ctx.setLineDash([5 * ratio, 3 * ratio]);
        line(ctx, [left, y], [right, y]);
      }
    }
  }
  ctx.restore();
}

/** A line where something was rolled out, with a wedge on the axis and words where there is room. */
export function drawRollouts(
  plot: uPlot,
  { rollouts, range, colours, clock }: PlotPlan,
): void {
  const { ctx } = plot;
  const { ratio, top, right, bottom } = frameOf(plot);
  const shown = rollouts
    .filter(({ at }) => at >= range.from && at <= range.to)
    .sort((one, other) => one.at - other.at);
  ctx.save();
  ctx.font = `${10.5 * ratio}px ${odpFont.family}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  ctx.strokeStyle = colours.link;
  ctx.fillStyle = colours.link;
  ctx.lineWidth = ratio;
  let wordsFrom = -Infinity;
  for (const { at, label } of shown) {
    const x = plot.valToPos(at / 1000, 'x', true);
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    line(ctx, [x, top], [x, bottom]);
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x, bottom - 6 * ratio);
    ctx.lineTo(x + 4 * ratio, bottom);
    ctx.lineTo(x - 4 * ratio, bottom);
    ctx.fill();
    const words = `${clockOf(at, clock)} ${label}`;
    const length = ctx.measureText(words).width;
    const isRoom = x + length + 8 * ratio < right && x > wordsFrom;
    if (isRoom) {
      ctx.fillText(words, x + 5 * ratio, top);
      wordsFrom = x + length + APART * ratio;
    }
  }
  ctx.restore();
}

type Place = [x: number, y: number];

function line(ctx: CanvasRenderingContext2D, from: Place, to: Place): void {
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}
