import type { Status } from '@internal/plugin-odp-clusters-common';
import type { Pen } from './marks';
import type { Palette } from './palette';

/** Shapes before words: the five statuses, and a pause sign for cordoned nodes. */
export type Glyph = Status | 'cordoned';

interface GlyphPlace {
  /** Left edge and middle. */
  x: number;
  y: number;
  size: number;
}

/** Draws lines through points of a field of 16 by 16. */
function path(pen: Pen, place: GlyphPlace, points: number[][]) {
  const scale = place.size / 16;
  pen.beginPath();
  points.forEach(([x, y], index) => {
    const to = [
      place.x + x * scale,
      place.y - place.size / 2 + y * scale,
    ] as const;
    if (index) {
      pen.lineTo(...to);
    } else {
      pen.moveTo(...to);
    }
  });
}

const OCTAGON = [
  [5, 1],
  [11, 1],
  [15, 5],
  [15, 11],
  [11, 15],
  [5, 15],
  [1, 11],
  [1, 5],
];
const TRIANGLE = [
  [8, 1.2],
  [15.4, 14.4],
  [0.6, 14.4],
];

/** An arc about the middle, clockwise from the right. */
function arc(
  pen: Pen,
  place: GlyphPlace,
  how: { radius: number; from: number; to: number },
) {
  const scale = place.size / 16;
  pen.beginPath();
  pen.arc(place.x + 8 * scale, place.y, how.radius * scale, how.from, how.to);
}

function strokes(pen: Pen, place: GlyphPlace, lines: number[][][]) {
  for (const line of lines) {
    path(pen, place, line);
    pen.stroke();
  }
}

/** The shape of a status, as it stands beside words on the page too. */
export function drawGlyph(
  pen: Pen,
  place: GlyphPlace,
  how: { glyph: Glyph; palette: Palette },
) {
  const { glyph, palette } = how;
  const scale = place.size / 16;
  if (glyph === 'cordoned') {
    const { x, y } = place;
    pen.fillStyle = palette.text;
    for (const bar of [3.5, 9.5]) {
      pen.fillRect(
        Math.round(x + bar * scale),
        Math.round(y - 5 * scale),
        Math.max(1, Math.round(3 * scale)),
        Math.round(10 * scale),
      );
    }
    return;
  }
  const { fill } = palette.statuses[glyph];
  pen.fillStyle = fill;
  pen.strokeStyle = palette.glyph;
  pen.lineWidth = 1.8 * scale;
  switch (glyph) {
    case 'failing':
      path(pen, place, OCTAGON);
      pen.closePath();
      pen.fill();
      strokes(pen, place, [
        [
          [5.4, 5.4],
          [10.6, 10.6],
        ],
        [
          [10.6, 5.4],
          [5.4, 10.6],
        ],
      ]);
      break;
    case 'degraded':
      path(pen, place, TRIANGLE);
      pen.closePath();
      pen.fill();
      strokes(pen, place, [
        [
          [8, 5.7],
          [8, 10.2],
        ],
        [
          [8, 11.4],
          [8, 13],
        ],
      ]);
      break;
    case 'healthy':
      arc(pen, place, { radius: 7, from: 0, to: 2 * Math.PI });
      pen.fill();
      strokes(pen, place, [
        [
          [4.7, 8.3],
          [7, 10.6],
          [11.3, 5.9],
        ],
      ]);
      break;
    case 'progressing':
      pen.strokeStyle = fill;
      arc(pen, place, { radius: 6, from: 0, to: 1.55 * Math.PI });
      pen.stroke();
      break;
    default:
      pen.strokeStyle = fill;
      pen.setLineDash([2.6 * scale, 1.8 * scale]);
      arc(pen, place, { radius: 6.3, from: 0, to: 2 * Math.PI });
      pen.stroke();
      pen.setLineDash([]);
      pen.fillRect(
        place.x + 7 * scale,
        place.y - scale,
        Math.max(1, 2 * scale),
        Math.max(1, 2 * scale),
      );
  }
}
