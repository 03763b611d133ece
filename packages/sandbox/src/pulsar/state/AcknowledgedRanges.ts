/** Entries that are acknowledged behind one that is not: sorted ranges, the end of each not part of it. */
export class AcknowledgedRanges {
  #ranges: Array<{ from: number; to: number }> = [];

  /** Ranges, oldest first. */
  get all(): ReadonlyArray<{ from: number; to: number }> {
    return this.#ranges;
  }

  get entries(): number {
    return this.#ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  has(entry: number): boolean {
    return this.#ranges.some(({ from, to }) => from <= entry && entry < to);
  }

  add(from: number, to = from + 1): void {
    if (to <= from) {
      return;
    }
    const last = this.#ranges.at(-1);
    if (last && last.to === from) {
      last.to = to;
      return;
    }
    const joined = { from, to };
    this.#ranges = this.#ranges.filter(range => {
      const apart = range.to < joined.from || range.from > joined.to;
      if (!apart) {
        joined.from = Math.min(joined.from, range.from);
        joined.to = Math.max(joined.to, range.to);
      }
      return apart;
    });
    this.#ranges.push(joined);
    this.#ranges.sort((a, b) => a.from - b.from);
  }

  /** Forgets what is before an entry; says how far what is acknowledged goes on from there. */
  takeFrom(entry: number): number {
    let reached = entry;
    this.#ranges = this.#ranges.filter(({ from, to }) => {
      if (from <= reached) {
        reached = Math.max(reached, to);
        return false;
      }
      return true;
    });
    return reached;
  }

  /** Acknowledged entries from one on up to another. */
  within(from: number, to: number): number {
    return this.#ranges.reduce(
      (sum, range) =>
        sum + Math.max(0, Math.min(range.to, to) - Math.max(range.from, from)),
      0,
    );
  }

  /** The entry that comes after so many that are not acknowledged. */
  after(entry: number, count: number): number {
    let reached = entry + count;
    for (const { from, to } of this.#ranges) {
      if (to > entry && from < reached) {
        reached += to - Math.max(from, entry);
      }
    }
    return reached;
  }

  clear(): void {
    this.#ranges = [];
  }
}
