import { ConnectionError } from '@internal/backend-kit';
import { KubernetesApiError } from '../client/errors';
import { Backoff } from '../reflector/Backoff';
import type { ReflectorRuntime } from '../reflector/ReflectorOptions';
import { isUnknownField } from './isUnknownField';

/** Limits of one call; milliseconds. */
export interface AttemptsTiming {
  /** How often it is sent at most. */
  attempts: number;
  /** First and longest pause between two; doubled each time, with jitter. */
  backoffMs: readonly [number, number];
  /** For one answer. */
  timeoutMs: number;
  /** For all attempts and pauses. */
  totalMs: number;
}

/** What goes over by itself: too many requests, a server or a webhook that is away or starts. */
const PASSING = new Set([429, 500, 502, 503, 504]);
/** What only an administrator changes. */
const LASTING = new Set(['certificate', 'credentials']);
/** Part of the pause that a server asks for, added at random, so that not all come back at once. */
const SPREAD = 0.2;

/** Repeats calls that may be repeated. */
export class Attempts {
  readonly #timing: AttemptsTiming;
  readonly #runtime: ReflectorRuntime;

  private constructor(timing: AttemptsTiming, runtime: ReflectorRuntime) {
    this.#timing = timing;
    this.#runtime = runtime;
  }

  static create(timing: AttemptsTiming, runtime: ReflectorRuntime): Attempts {
    return new Attempts(timing, runtime);
  }

  /** `attempt` gets the milliseconds that it may take. Throws what the last one threw. */
  async run<T>(
    signal: AbortSignal,
    attempt: (timeoutMs: number) => Promise<T>,
  ): Promise<T> {
    const { attempts, backoffMs, timeoutMs, totalMs } = this.#timing;
    const backoff = Backoff.create(backoffMs[0], this.#runtime);
    const end = this.#runtime.now() + totalMs;
    for (let count = 1; ; count += 1) {
      const left = Math.max(1, Math.ceil(end - this.#runtime.now()));
      try {
        return await attempt(Math.min(timeoutMs, left));
      } catch (error) {
        const pause = this.#pauseAfter(error, backoff.next(backoffMs[1]));
        const isOver = count >= attempts || this.#runtime.now() + pause >= end;
        if (signal.aborted || isOver || !isPassing(error)) {
          throw error;
        }
        await this.#runtime.sleep(pause, signal);
      }
    }
  }

  #pauseAfter(error: unknown, backoff: number): number {
    const asked =
      error instanceof KubernetesApiError ? error.retryAfterMs ?? 0 : 0;
    return Math.max(backoff, asked * (1 + SPREAD * this.#runtime.random()));
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof ConnectionError
    ? !LASTING.has(error.problem)
    : error instanceof KubernetesApiError &&
        PASSING.has(error.status) &&
        !isUnknownField(error);
}
