/**
 * Whose turn it is, where not all can be read each time: all that were never read,
 * and then those that were read longest ago.
 */
export class Rota {
  readonly #most: number;
  readonly #readAt = new Map<string, number>();
  #turn = 0;

  static create(most: number): Rota {
    return new Rota(most);
  }

  private constructor(most: number) {
    this.#most = most;
  }

  /** Takes `most` of the keys, and more when more are new; forgets keys that are no longer among them. */
  next(keys: Iterable<string>): string[] {
    const all = [...new Set(keys)];
    const known = new Set(all);
    for (const key of this.#readAt.keys()) {
      if (!known.has(key)) {
        this.#readAt.delete(key);
      }
    }
    const newcomers = all.filter(key => !this.#readAt.has(key)).length;
    this.#turn += 1;
    const due = all
      .sort((a, b) => (this.#readAt.get(a) ?? 0) - (this.#readAt.get(b) ?? 0))
      .slice(0, Math.max(this.#most, newcomers));
    for (const key of due) {
      this.#readAt.set(key, this.#turn);
    }
    return due;
  }
}
