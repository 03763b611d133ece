/** Numbers that look random, and are the same ones for the same seed. */
export class Seeded {
  #state: number;

  static of(seed: number): Seeded {
    return new Seeded(seed);
  }

  private constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    // A Weyl sequence, mixed: neighbouring seeds have nothing in common.
    this.#state = (this.#state + 0x9e3779b9) % 2 ** 32;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 16), 0x45d9f3b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
    const share = ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
    return least + Math.floor(share * (most - least + 1));
  }

  pick<T>(values: readonly T[]): T {
    return values[this.between(0, values.length - 1)];
  }
}
