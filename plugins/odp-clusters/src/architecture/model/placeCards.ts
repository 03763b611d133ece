/** What is placed: layers in their order, each with the names of its components in theirs. */
export interface LayerOfComponents {
  id: string;
  components: string[];
}

/** Where a card stands: rows count through all bands. */
export interface Place {
  row: number;
  column: number;
}

/** Rows that belong to a layer. */
export interface BandRows {
  layer: string;
  firstRow: number;
  rows: number;
}

/** Cards on rows and columns, without any measure. */
export interface Grid {
  columns: number;
  rows: number;
  bands: BandRows[];
  places: ReadonlyMap<string, Place>;
}

/**
 * Puts every component into the band of its layer, from left to right in the
 * order given, on as many rows as it takes. A band depends on its own
 * components alone, so that one more moves the others by whole rows.
 */
export function placeCards(layers: LayerOfComponents[], columns: number): Grid {
  const places = new Map<string, Place>();
  const bands: BandRows[] = [];
  let firstRow = 0;
  for (const { id, components } of layers) {
    const rows = Math.max(1, Math.ceil(components.length / columns));
    for (const [index, name] of components.entries()) {
      places.set(name, {
        row: firstRow + Math.floor(index / columns),
        column: index % columns,
      });
    }
    bands.push({ layer: id, firstRow, rows });
    firstRow += rows;
  }
  return { columns, rows: firstRow, bands, places };
}
