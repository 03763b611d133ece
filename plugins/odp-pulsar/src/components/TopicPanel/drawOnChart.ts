import { odpFont, type OdpColours } from '@internal/plugin-odp-react';
import type uPlot from 'uplot';
import type { BacklogChart } from '../../model/backlogChart';

/** Drawing happens in pixels of the screen, of which a pixel of the page may have several. */
function pen(plot: uPlot) {
  const { ctx } = plot;
  const ratio = devicePixelRatio || 1;
  const { left, top, width, height } = plot.bbox;
  return {
    ctx,
    ratio,
    left,
    top,
    right: left + width,
    bottom: top + height,
    x: (at: number) => plot.valToPos(at, 'x', true),
    y: (bytes: number) => plot.valToPos(bytes, 'y', true),
    font: `${10.5 * ratio}px ${odpFont.family}`,
  };
}

/** The ground of what is an estimate, right of the last reading. */
export function drawEstimateGround(
  plot: uPlot,
  chart: BacklogChart,
  colours: OdpColours,
): void {
  const { ctx, ratio, top, right, bottom, x, font } = pen(plot);
  const from = x(chart.until);
  if (right - from < 2) {
    return;
  }
  ctx.save();
  ctx.fillStyle = colours.inset;
  ctx.fillRect(from, top, right - from, bottom - top);
  ctx.fillStyle = colours.secondary;
  ctx.font = font;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText('estimate', right - 4 * ratio, bottom - 5 * ratio);
  ctx.restore();
}

/** The limit, what happened to consumers, evictions, and where the estimate is full. */
export function drawLimitAndMarks(
  plot: uPlot,
  chart: BacklogChart,
  colours: OdpColours,
): void {
  const { ctx, ratio, left, top, right, bottom, x, y, font } = pen(plot);
  const { limit, marks, evictions, fullAt } = chart;
  ctx.save();
  ctx.lineWidth = ratio;
  ctx.font = font;
  if (limit !== undefined) {
    ctx.strokeStyle = colours.failing.fill;
    ctx.setLineDash([5 * ratio, 3 * ratio]);
    strokeLine(ctx, [left, y(limit)], [right, y(limit)]);
    ctx.setLineDash([]);
    ctx.fillStyle = colours.failing.text;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'bottom';
    ctx.fillText('limit', left + 4 * ratio, y(limit) - 2 * ratio);
  }
  ctx.strokeStyle = colours.secondary;
  ctx.fillStyle = colours.secondary;
  ctx.textBaseline = 'alphabetic';
  for (const { at, label } of marks) {
    ctx.setLineDash([2 * ratio, 2 * ratio]);
    strokeLine(ctx, [x(at), top + 14 * ratio], [x(at), bottom]);
    // On the side that has room for it.
    const fits = x(at) + ctx.measureText(label).width + 8 * ratio < right;
    ctx.textAlign = fits ? 'left' : 'right';
    ctx.fillText(label, x(at) + (fits ? 4 : -4) * ratio, top + 24 * ratio);
  }
  ctx.setLineDash([]);
  for (const at of evictions) {
    drawEviction(ctx, [x(at), bottom], { ratio, colours });
  }
  if (fullAt !== undefined && limit !== undefined) {
    ctx.beginPath();
    ctx.arc(x(fullAt), y(limit), 4.5 * ratio, 0, 2 * Math.PI);
    ctx.fillStyle = colours.paper;
    ctx.fill();
    ctx.lineWidth = 2 * ratio;
    ctx.strokeStyle = colours.failing.fill;
    ctx.stroke();
  }
  ctx.restore();
}

type Place = [x: number, y: number];

function strokeLine(
  ctx: CanvasRenderingContext2D,
  from: Place,
  to: Place,
): void {
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}

/** A wedge that stands on the axis: here something was skipped. */
function drawEviction(
  ctx: CanvasRenderingContext2D,
  [at, bottom]: Place,
  { ratio, colours }: { ratio: number; colours: OdpColours },
): void {
  ctx.fillStyle = colours.failing.fill;
  ctx.beginPath();
  ctx.moveTo(at, bottom - 9 * ratio);
  ctx.lineTo(at + 4.5 * ratio, bottom);
  ctx.lineTo(at - 4.5 * ratio, bottom);
  ctx.fill();
}
