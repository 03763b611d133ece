import type { Status } from '@internal/plugin-odp-clusters-common';
import { STATUSES } from '@internal/plugin-odp-clusters-common';
import { FILL, fillOf, markOf } from '../model/colouring';
import type { Palette } from './palette';

/** The part of a canvas context that the picture needs. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textBaseline'
  | 'textAlign'
  | 'globalAlpha'
  | 'setLineDash'
  | 'clearRect'
  | 'fillRect'
  | 'strokeRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'closePath'
  | 'rect'
  | 'roundRect'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'save'
  | 'restore'
  | 'fillText'
  | 'measureText'
  | 'drawImage'
  | 'setTransform'
>;

/** A square or tile to draw in, in pixels of the device. */
export interface Field {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Thickness of its lines. */
  line: number;
}

function frame(pen: Pen, colour: string, field: Field) {
  const { x, y, width, height, line } = field;
  pen.strokeStyle = colour;
  pen.lineWidth = line;
  pen.strokeRect(x + line / 2, y + line / 2, width - line, height - line);
}

/** The four edges of a field as fills, which leave what is inside as it is. */
export function fillEdges(pen: Pen, colour: string, field: Field) {
  const { x, y, width, height, line } = field;
  pen.fillStyle = colour;
  pen.fillRect(x, y, width, line);
  pen.fillRect(x, y + height - line, width, line);
  pen.fillRect(x, y + line, line, height - 2 * line);
  pen.fillRect(x + width - line, y + line, line, height - 2 * line);
}

/** Lines from edge to edge of a field: diagonal, or upright. */
function hatch(pen: Pen, colour: string, how: Field & { slope: 0 | 1 }) {
  const { x, y, width, height, line, slope } = how;
  const gap = Math.max(2, Math.round(line * 3));
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = Math.max(1, line * (slope ? 1.4 : 1));
  pen.beginPath();
  for (let at = -height * slope; at < width; at += gap) {
    pen.moveTo(x + at + gap / 2, y + height);
    pen.lineTo(x + at + gap / 2 + height * slope, y);
  }
  pen.stroke();
  pen.restore();
}

function cross(pen: Pen, colour: string, field: Field) {
  const { x, y, width, height, line } = field;
  const inset = Math.max(1, Math.round(Math.min(width, height) * 0.22));
  pen.strokeStyle = colour;
  pen.lineWidth = Math.max(1, line * 1.4);
  pen.beginPath();
  pen.moveTo(x + inset, y + inset);
  pen.lineTo(x + width - inset, y + height - inset);
  pen.moveTo(x + width - inset, y + inset);
  pen.lineTo(x + inset, y + height - inset);
  pen.stroke();
}

/** A status as a pattern: plain, half filled, hatched, crossed, dashed with a dot. */
function drawStatus(
  pen: Pen,
  field: Field,
  how: { status: Status; palette: Palette },
) {
  const { x, y, width, height, line } = field;
  const { palette } = how;
  const { fill, tint } = palette.statuses[how.status];
  switch (how.status) {
    case 'healthy':
      pen.fillStyle = palette.cell;
      pen.fillRect(x, y, width, height);
      frame(pen, fill, field);
      break;
    case 'progressing':
      pen.fillStyle = palette.paper;
      pen.fillRect(x, y, width, height);
      pen.fillStyle = fill;
      pen.fillRect(x, y + Math.ceil(height / 2), width, Math.floor(height / 2));
      frame(pen, fill, field);
      break;
    case 'degraded':
      pen.fillStyle = tint;
      pen.fillRect(x, y, width, height);
      hatch(pen, fill, { ...field, slope: 1 });
      frame(pen, fill, field);
      break;
    case 'failing':
      pen.fillStyle = fill;
      pen.fillRect(x, y, width, height);
      cross(pen, palette.glyph, field);
      break;
    default: {
      pen.fillStyle = palette.paper;
      pen.fillRect(x, y, width, height);
      pen.setLineDash([2 * line, 1.5 * line]);
      frame(pen, fill, field);
      pen.setLineDash([]);
      const dot = Math.max(1, Math.round(Math.min(width, height) * 0.28));
      pen.fillStyle = fill;
      pen.fillRect(
        x + Math.round((width - dot) / 2),
        y + Math.round((height - dot) / 2),
        dot,
        dot,
      );
    }
  }
}

/** A pod that one may not see: upright lines. */
function drawNotPermitted(pen: Pen, field: Field, palette: Palette) {
  const { fill } = palette.statuses.unknown;
  pen.fillStyle = palette.paper;
  pen.fillRect(field.x, field.y, field.width, field.height);
  hatch(pen, fill, { ...field, slope: 0 });
  frame(pen, fill, field);
}

/** A cell as its paint says, without what dims it. */
export function drawPaint(
  pen: Pen,
  field: Field,
  how: { paint: number; palette: Palette },
) {
  const { palette } = how;
  const fill = fillOf(how.paint);
  if (fill < STATUSES.length) {
    drawStatus(pen, field, { status: STATUSES[fill], palette });
    return;
  }
  if (fill === FILL.notPermitted) {
    drawNotPermitted(pen, field, palette);
    return;
  }
  pen.fillStyle = palette.plain[fill];
  pen.fillRect(field.x, field.y, field.width, field.height);
  if (fill === FILL.none || fill === FILL.neutral) {
    frame(pen, palette.line, field);
  }
  const mark = markOf(how.paint);
  if (mark > 0) {
    drawMark(pen, field, { status: STATUSES[mark - 1], palette });
  }
}

/** The pattern of a status, smaller, on whatever colour the cell has. */
function drawMark(
  pen: Pen,
  field: Field,
  how: { status: Status; palette: Palette },
) {
  const { x, y, width, height, line } = field;
  const inset = Math.max(1, Math.round(Math.min(width, height) * 0.18));
  const inner = {
    x: x + inset,
    y: y + inset,
    width: width - 2 * inset,
    height: height - 2 * inset,
    line,
  };
  if (inner.width < 4) {
    drawStatus(pen, field, how);
    return;
  }
  pen.fillStyle = how.palette.paper;
  pen.fillRect(
    inner.x - line,
    inner.y - line,
    inner.width + 2 * line,
    inner.height + 2 * line,
  );
  drawStatus(pen, inner, how);
}
