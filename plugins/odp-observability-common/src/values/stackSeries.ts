/** A series of a stack, from where to where it reaches at each time; null: it has no value there. */
export interface StackedSeries {
  from: (number | null)[];
  to: (number | null)[];
}

/**
 * Puts series of one group on each other: what is below zero downwards. A
 * series that has no value at a time leaves a gap and moves none of the
 * others. With `percent` each is its share of all at that time, 0 to 1.
 */
export function stackSeries(
  series: readonly (readonly (number | null)[])[],
  mode: 'normal' | 'percent',
): StackedSeries[] {
  const length = series.reduce((most, one) => Math.max(most, one.length), 0);
  const up = new Array<number>(length).fill(0);
  const down = new Array<number>(length).fill(0);
  const totals = Array.from({ length }, (_, place) =>
    series.reduce((total, one) => total + Math.abs(finite(one[place]) ?? 0), 0),
  );
  return series.map(one => {
    const from: (number | null)[] = [];
    const to: (number | null)[] = [];
    for (let place = 0; place < length; place += 1) {
      const value = finite(one[place]);
      const share =
        value === null || mode === 'normal'
          ? value
          : value / (totals[place] || 1);
      const side = share !== null && share < 0 ? down : up;
      from.push(share === null ? null : side[place]);
      side[place] += share ?? 0;
      to.push(share === null ? null : side[place]);
    }
    return { from, to };
  });
}

function finite(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
