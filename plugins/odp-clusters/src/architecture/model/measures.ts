/** Measures of the drawing in pixels. */
export const MEASURES = {
  /** Around the bands. */
  margin: 8,
  /** Column of the layers' titles, at the left of the cards. */
  label: 96,
  card: { width: 122, widest: 190, height: 60 },
  /** Between two tracks of a gutter. */
  track: 7,
  /** Between the cards and the tracks of a gutter, so that arrow heads have room. */
  besideTracks: 8,
  /** Gutters that hold no track. */
  gutter: { column: 26, row: 26, band: 36, side: 14, end: 20 },
  /** Between two bands. */
  betweenBands: 10,
  /** Distance of the outermost pins from the corners of a card. */
  corner: 8,
  /** Radius of a line's bends. */
  bend: 5,
  /** Words on an edge: height, about the width of a letter, and what stands around them. */
  words: { height: 17, letter: 5.5, around: 27 },
} as const;

/** Width that a column takes, with its gutter. */
const COLUMN = MEASURES.card.width + 22;

/** How many columns of cards fit into a width; one at least. Depends on the width alone, so that no data tick moves a card to another row. */
export function columnsFor(width: number): number {
  const { margin, label, gutter } = MEASURES;
  const room = width - 2 * margin - label - gutter.side;
  return Math.max(1, Math.floor(room / COLUMN));
}
