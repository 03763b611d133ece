import type { ReflectorRuntime } from './ReflectorOptions';

/** Pauses that double from the first to the longest, each shortened by up to a half at random. */
export class Backoff {
  readonly #first: number;
  readonly #runtime: ReflectorRuntime;
  #attempts = 0;

  private constructor(first: number, runtime: ReflectorRuntime) {
    this.#first = first;
    this.#runtime = runtime;
  }

  static create(first: number, runtime: ReflectorRuntime): Backoff {
    return new Backoff(first, runtime);
  }

  /** Milliseconds until the next attempt, `longest` at most. */
  next(longest: number): number {
    const pause = Math.min(this.#first * 2 ** this.#attempts, longest);
    // Beyond this the power says nothing more than the longest pause.
    this.#attempts = Math.min(this.#attempts + 1, 30);
    return pause * (0.5 + 0.5 * this.#runtime.random());
  }

  reset(): void {
    this.#attempts = 0;
  }
}
