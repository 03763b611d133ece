import { toError } from '@backstage/errors';
import type { LiveLoad, LiveSnapshot } from './LiveAnswer';

/** Times in milliseconds. */
export interface LiveTiming {
  /** Load again even without a signal. */
  pollMs: number;
  /** First wait after a failure; doubled up to `pollMs`. */
  retryMs: number;
}

const DEFAULT_TIMING: LiveTiming = { pollMs: 30_000, retryMs: 2_000 };

/**
 * One resource of a backend, kept current: loads, keeps the last data when a
 * load fails, loads again on request, after failures with growing waits, and
 * slowly by itself as long as somebody sees it. Requests while a load runs
 * become one load after it.
 */
export class LiveResource<T> {
  readonly #load: LiveLoad<T>;
  readonly #timing: LiveTiming;
  readonly #isSeen: () => boolean;
  readonly #listeners = new Set<() => void>();
  #snapshot: LiveSnapshot<T> = { loading: false };
  #etag: string | undefined;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again = false;
  #failures = 0;

  private constructor(
    load: LiveLoad<T>,
    timing: LiveTiming,
    isSeen: () => boolean,
  ) {
    this.#load = load;
    this.#timing = timing;
    this.#isSeen = isSeen;
  }

  /** While `isSeen` says no, nothing loads by itself; `refresh` does when it is seen again. */
  static create<T>(
    load: LiveLoad<T>,
    timing: Partial<LiveTiming> = {},
    isSeen: () => boolean = () => true,
  ) {
    return new LiveResource<T>(load, { ...DEFAULT_TIMING, ...timing }, isSeen);
  }

  readonly getSnapshot = (): LiveSnapshot<T> => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Loads now, or once more as soon as the load under way is done. */
  readonly refresh = (): void => {
    if (this.#abort) {
      this.#again = true;
      return;
    }
    this.#run();
  };

  /** Ends timers and the load under way; `refresh` starts again. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#again = false;
    this.#abort?.abort();
    this.#abort = undefined;
    this.#update({ loading: false, loadingSince: undefined });
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    const abort = new AbortController();
    this.#abort = abort;
    this.#again = false;
    this.#update({
      loading: true,
      loadingSince: Date.now(),
      nextAttemptAt: undefined,
    });
    const outcome = await this.#attempt(abort.signal);
    if (this.#abort !== abort) {
      return;
    }
    this.#abort = undefined;
    this.#update({ ...outcome, loading: false, loadingSince: undefined });
    this.#schedule();
  }

  async #attempt(signal: AbortSignal): Promise<Partial<LiveSnapshot<T>>> {
    try {
      const answer = await this.#load({ signal, etag: this.#etag });
      const works = {
        error: undefined,
        failingSince: undefined,
        lastLoadedAt: Date.now(),
      };
      if (signal.aborted) {
        return {};
      }
      this.#failures = 0;
      if (answer.kind === 'not-modified') {
        return works;
      }
      this.#etag = answer.etag;
      return { ...works, data: answer.data };
    } catch (cause) {
      this.#failures += signal.aborted ? 0 : 1;
      return {
        error: toError(cause),
        failingSince: this.#snapshot.failingSince ?? Date.now(),
      };
    }
  }

  #schedule(): void {
    if (this.#again) {
      this.#run();
      return;
    }
    const { pollMs, retryMs } = this.#timing;
    const wait =
      this.#failures === 0
        ? pollMs
        : Math.min(pollMs, retryMs * 2 ** (this.#failures - 1));
    this.#update({
      nextAttemptAt: this.#failures === 0 ? undefined : Date.now() + wait,
    });
    this.#timer = setTimeout(() => {
      if (this.#isSeen()) {
        this.refresh();
      }
    }, wait);
  }

  #update(change: Partial<LiveSnapshot<T>>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.#listeners.forEach(notify => notify());
  }
}
