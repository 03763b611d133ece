import { hash, NameGenerator } from '../life/random';

/** Deterministic names, identifiers and choices of one fleet. */
export class FleetSeed {
  readonly #generator: NameGenerator;

  constructor(seed: string) {
    this.#generator = new NameGenerator(seed);
  }

  suffix(length?: number): string {
    return this.#generator.suffix(length);
  }

  /** One of the entries. */
  pick<T>(entries: readonly T[]): T {
    return entries[this.#generator.next() % entries.length];
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + (this.#generator.next() % (to - from + 1));
  }

  /** An identifier in the form of a UUID. */
  uid(): string {
    let hex = '';
    while (hex.length < 32) {
      hex += hash(`${this.#generator.next()}${hex}`)
        .toString(16)
        .padStart(8, '0');
    }
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `a${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  }
}
