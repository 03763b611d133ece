import { MEASURES } from './measures';
import type { BandRows, Grid } from './placeCards';
import type { AxisPlace } from './routing';
import { cardAt, type Channel, gutterAt } from './routing/Route';

/** A rectangle in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The grid in pixels. */
export interface MeasuredGrid {
  width: number;
  height: number;
  cardBox: (place: { row: number; column: number }) => Box;
  bandBox: (band: BandRows) => Box;
  /** Place on an axis. */
  x: (place: AxisPlace) => number;
  y: (place: AxisPlace) => number;
}

type Tracks = (channel: Channel) => number;

/** Turns rows, columns and tracks into pixels: gutters are as wide as their tracks need, cards share what is left. */
export function measureGrid(
  grid: Grid,
  tracks: Tracks,
  width: number,
): MeasuredGrid {
  const { margin, label, card } = MEASURES;
  const columnGutters = range(grid.columns + 1).map(index =>
    gutterSize(
      tracks({ axis: 'v', index }),
      index === 0 || index === grid.columns
        ? MEASURES.gutter.side
        : MEASURES.gutter.column,
    ),
  );
  const left = margin + label;
  const room = width - left - margin - sum(columnGutters);
  const cardWidth = Math.min(
    card.widest,
    Math.max(card.width, Math.floor(room / grid.columns)),
  );
  const firstRows = new Set(grid.bands.map(({ firstRow }) => firstRow));
  const rowGutters = range(grid.rows + 1).map(index =>
    gutterSize(tracks({ axis: 'h', index }), rowGutter(index)),
  );
  const xs = starts(left, columnGutters, cardWidth);
  const ys = starts(0, rowGutters, card.height);
  const size = {
    width: xs[xs.length - 1] + margin,
    height: ys[ys.length - 1],
  };
  const along = (edges: number[]) => (place: AxisPlace) =>
    edges[place.cell] + inset(place, edges[place.cell + 1] - edges[place.cell]);
  return {
    ...size,
    x: along(xs),
    y: along(ys),
    cardBox: ({ row, column }) => ({
      x: xs[cardAt(column)],
      y: ys[cardAt(row)],
      width: cardWidth,
      height: card.height,
    }),
    bandBox: ({ firstRow, rows }) => {
      const top = bandEdge(firstRow) + MEASURES.betweenBands / 2;
      const bottom = bandEdge(firstRow + rows) - MEASURES.betweenBands / 2;
      return {
        x: margin,
        y: top,
        width: size.width - 2 * margin,
        height: bottom - top,
      };
    },
  };

  function rowGutter(index: number): number {
    const { row, band, end } = MEASURES.gutter;
    if (index === 0 || index === grid.rows) {
      return end;
    }
    return firstRows.has(index) ? band : row;
  }

  /** The middle of the gutter between two bands; the margin at the ends. */
  function bandEdge(index: number): number {
    const half = MEASURES.betweenBands / 2;
    if (index === 0) {
      return margin - half;
    }
    const cell = gutterAt(index);
    return index === grid.rows
      ? size.height - margin + half
      : (ys[cell] + ys[cell + 1]) / 2;
  }
}

/** Pins keep off a card's corners, tracks off the cards beside them; a card's edges are its own. */
function inset({ cell, part }: AxisPlace, size: number): number {
  const isGutter = cell % 2 === 0;
  if (!isGutter && (part === 0 || part === 1)) {
    return part * size;
  }
  const edge = isGutter ? MEASURES.besideTracks : MEASURES.corner;
  return edge + part * (size - 2 * edge);
}

function gutterSize(tracks: number, least: number): number {
  const { track, besideTracks } = MEASURES;
  return tracks
    ? Math.max(least, 2 * besideTracks + (tracks + 1) * track)
    : least;
}

/** Where each gutter and card starts, in turn, and where the last gutter ends. */
function starts(first: number, gutters: number[], card: number): number[] {
  const result = [first];
  gutters.forEach((gutter, index) => {
    const start = result[result.length - 1];
    result.push(start + gutter);
    if (index < gutters.length - 1) {
      result.push(start + gutter + card);
    }
  });
  return result;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
