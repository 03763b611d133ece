import type { ReflectorRuntime } from './ReflectorOptions';

/** Calls `onSilence` once when `heard` was not called for `limitMs`. */
export class Watchdog {
  readonly #stopped = new AbortController();
  readonly #runtime: ReflectorRuntime;
  #heardAt: number;

  private constructor(runtime: ReflectorRuntime) {
    this.#runtime = runtime;
    this.#heardAt = runtime.now();
  }

  static create(options: {
    limitMs: number;
    runtime: ReflectorRuntime;
    onSilence(): void;
  }): Watchdog {
    const watchdog = new Watchdog(options.runtime);
    watchdog.#watch(options.limitMs, options.onSilence);
    return watchdog;
  }

  heard(): void {
    this.#heardAt = this.#runtime.now();
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #watch(limitMs: number, onSilence: () => void): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const left = this.#heardAt + limitMs - this.#runtime.now();
      if (left <= 0) {
        onSilence();
        return;
      }
      await this.#runtime.sleep(left, signal);
    }
  }
}
