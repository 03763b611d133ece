import type { FailureKind } from './assessFailure';
import { Backoff } from './Backoff';
import type { ReflectorRuntime } from './ReflectorOptions';

/** How often the same kind of failure came in a row, and how long to pause after it. */
export class FailureHistory {
  readonly #backoff: Backoff;
  readonly #healthyMs: number;
  #last: { kind: FailureKind; count: number } | undefined;

  private constructor(backoff: Backoff, healthyMs: number) {
    this.#backoff = backoff;
    this.#healthyMs = healthyMs;
  }

  /** A connection that held for `healthyMs` makes what failed before it count for nothing. */
  static create(options: {
    firstPauseMs: number;
    healthyMs: number;
    runtime: ReflectorRuntime;
  }): FailureHistory {
    return new FailureHistory(
      Backoff.create(options.firstPauseMs, options.runtime),
      options.healthyMs,
    );
  }

  /** A connection ended after so many milliseconds, well or not. */
  connectionHeld(ms: number): void {
    if (ms >= this.#healthyMs) {
      this.#backoff.reset();
      this.#last = undefined;
    }
  }

  /** Gives how often `kind` came in a row, this time included. */
  add(kind: FailureKind): number {
    const count = this.#last?.kind === kind ? this.#last.count + 1 : 1;
    this.#last = { kind, count };
    return count;
  }

  /** Milliseconds, `longest` at most. */
  nextPause(longest: number): number {
    return this.#backoff.next(longest);
  }
}
