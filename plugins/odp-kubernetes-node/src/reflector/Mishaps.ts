import type { ReflectorOptions } from './ReflectorOptions';
import type { ReflectorCounters } from './ReflectorState';

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Counts and logs what goes wrong inside the portal or in single objects, and lets the rest go on. */
export class Mishaps {
  readonly #logger: ReflectorOptions<unknown>['logger'];
  readonly #name: string;
  readonly #counters: ReflectorCounters;

  private constructor(
    options: Pick<ReflectorOptions<unknown>, 'client' | 'resource' | 'logger'>,
    counters: ReflectorCounters,
  ) {
    this.#logger = options.logger;
    this.#name = `${options.client.cluster}/${options.resource.plural}`;
    this.#counters = counters;
  }

  static create(
    options: Pick<ReflectorOptions<unknown>, 'client' | 'resource' | 'logger'>,
    counters: ReflectorCounters,
  ): Mishaps {
    return new Mishaps(options, counters);
  }

  /** Calls a consumer's callback. */
  guard(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.consumerFailed(error);
    }
  }

  consumerFailed(error: unknown): void {
    this.#counters.consumerErrors += 1;
    this.#logger?.error(`${this.#name}: a callback failed`, asError(error));
  }

  /** Something that the server sent is skipped. Only the first is logged. */
  unreadable(error: unknown): void {
    this.#counters.decodeErrors += 1;
    if (this.#counters.decodeErrors === 1) {
      this.#logger?.warn(
        `${
          this.#name
        }: something that the server sent cannot be read and is skipped; further ones are only counted`,
        asError(error),
      );
    }
  }

  /** The reader itself threw what it should not. */
  defect(error: unknown): void {
    this.#logger?.error(`${this.#name}: the reader failed`, asError(error));
  }

  attemptFailed(reason: string, pauseMs: number): void {
    this.#logger?.debug(
      `${this.#name}: ${reason}; next attempt in ${Math.round(pauseMs)} ms`,
    );
  }
}
