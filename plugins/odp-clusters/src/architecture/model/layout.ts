import { linePath, type Point } from './linePath';
import type { EdgeToRoute } from './routing/Route';
import { type Box, measureGrid } from './measureGrid';
import { columnsFor, MEASURES } from './measures';
import { type LayerOfComponents, placeCards } from './placeCards';
import { placeWords } from './placeWords';
import { routeEdges } from './routing';

/** An edge in pixels. */
export interface LineLayout {
  points: Point[];
  /** SVG path. */
  path: string;
  /** Where the edge's words stand. */
  words?: Box;
}

/** Everything that is drawn, in pixels. */
export interface ArchitectureLayout {
  width: number;
  height: number;
  bands: Array<{ layer: string; box: Box; label: Box }>;
  cards: ReadonlyMap<string, Box>;
  lines: ReadonlyMap<string, LineLayout>;
}

/** What is laid out. */
export interface Picture {
  layers: LayerOfComponents[];
  edges: EdgeToRoute[];
}

/** Lays the platform out for a width: bands of cards in the order given, and a line for every edge. */
export function layOut(picture: Picture, width: number): ArchitectureLayout {
  const grid = placeCards(picture.layers, columnsFor(width));
  const routing = routeEdges(picture.edges, grid);
  const measured = measureGrid(grid, routing.tracks, width);
  const lines = new Map<string, LineLayout>();
  routing.lines.forEach((corners, id) => {
    const points = corners.map(({ x, y }) => ({
      x: measured.x(x),
      y: measured.y(y),
    }));
    lines.set(id, { points, path: linePath(points) });
  });
  const cards = new Map(
    [...grid.places].map(([name, place]) => [name, measured.cardBox(place)]),
  );
  const bands = grid.bands.map(band => {
    const box = measured.bandBox(band);
    return {
      layer: band.layer,
      box,
      label: { ...box, width: MEASURES.label },
    };
  });
  const words = placeWords(picture.edges, lines, [
    ...cards.values(),
    ...bands.map(({ label }) => label),
  ]);
  words.forEach((box, id) => lines.set(id, { ...lines.get(id)!, words: box }));
  return {
    width: measured.width,
    height: measured.height,
    bands,
    cards,
    lines,
  };
}
