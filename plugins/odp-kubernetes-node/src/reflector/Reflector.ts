import {
  assessFailure,
  failureKind,
  SilenceError,
  type FailureVerdict,
} from './assessFailure';
import { FailureHistory } from './FailureHistory';
import { ListAndWatch } from './ListAndWatch';
import { Mishaps } from './Mishaps';
import { RecordStore } from './RecordStore';
import type { ReflectorHandle, ReflectorOptions } from './ReflectorOptions';
import type { ReflectorParts } from './ReflectorParts';
import {
  noCounts,
  type ReflectorCounters,
  type ReflectorState,
} from './ReflectorState';
import { ReflectorStatus } from './ReflectorStatus';
import { between, REFLECTOR_TIMING, SYSTEM_RUNTIME } from './timing';
import { Watchdog } from './Watchdog';

/** Milliseconds: a watch that the server ended sooner, without a word, is followed by a pause. */
const SHORT_WATCH = 1_000;
/** Milliseconds; a server that asks for a longer wait is asked again all the same. */
const LONGEST_WAIT = 10 * 60_000;
/** So many silent short watches in a row mean that changes do not reach us. */
const TOO_MANY_SHORT = 3;
const SHORT_WATCHES: FailureVerdict = {
  phase: 'stale',
  reason: 'the server ends each watch at once',
  pause: 'backoff',
  relist: false,
};

/** Share of the idle time that the answer to the question after it may take. */
const PATIENCE = 0.05;

/** Keeps the records of one kind equal to the cluster's, and says how far that holds. */
export class Reflector<R> implements ReflectorHandle<R> {
  readonly #parts: ReflectorParts<R>;
  readonly #listAndWatch: ListAndWatch<R>;
  readonly #mishaps: Mishaps;
  readonly #history: FailureHistory;
  readonly #finished: Promise<void>;
  #interrupt = new AbortController();
  #relistTimer = new AbortController();
  #stopped = false;
  #listedOnce = false;
  #shortWatches = 0;
  /** The last connection went silent, and nothing was heard since. */
  #silent = false;

  private constructor(options: ReflectorOptions<R>) {
    const timing = { ...REFLECTOR_TIMING, ...options.timing };
    const runtime = options.runtime ?? SYSTEM_RUNTIME;
    const counters = noCounts();
    this.#mishaps = Mishaps.create(options, counters);
    this.#parts = {
      options,
      timing,
      runtime,
      store: RecordStore.create<R>({
        project: raw => options.project(raw),
        onUpsert: (record, previous, key) =>
          options.onUpsert?.(record, previous, key),
        onRemove: (record, key) => options.onRemove?.(record, key),
        onError: error => this.#mishaps.consumerFailed(error),
      }),
      status: ReflectorStatus.create(runtime, state =>
        this.#mishaps.guard(() => options.onStateChange?.(state)),
      ),
      counters,
      onUnreadable: error => this.#mishaps.unreadable(error),
      onListed: () => this.#listed(),
    };
    this.#listAndWatch = ListAndWatch.create(this.#parts);
    this.#history = FailureHistory.create({
      firstPauseMs: timing.backoffMs[0],
      healthyMs: timing.healthyMs,
      runtime,
    });
    this.#finished = this.#run();
  }

  static create<T>(options: ReflectorOptions<T>): Reflector<T> {
    return new Reflector(options);
  }

  state(): ReflectorState {
    return this.#parts.status.current;
  }

  counters(): ReflectorCounters {
    return { ...this.#parts.counters };
  }

  size(): number {
    return this.#parts.store.size;
  }

  get(key: string): R | undefined {
    return this.#parts.store.get(key);
  }

  records(): IterableIterator<R> {
    return this.#parts.store.records();
  }

  relist(): void {
    this.#listAndWatch.requireList();
    this.#interrupt.abort();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#relistTimer.abort();
    this.#interrupt.abort();
    await this.#finished;
  }

  async #run(): Promise<void> {
    // The handle must be in the caller's hands before the first callback.
    await undefined;
    while (!this.#stopped) {
      this.#interrupt = new AbortController();
      const pause = await this.#attempt(this.#interrupt.signal);
      if (pause > 0 && !this.#interrupt.signal.aborted) {
        await this.#parts.runtime.sleep(pause, this.#interrupt.signal);
      }
    }
  }

  /** Gives the milliseconds until the next attempt. */
  async #attempt(interrupt: AbortSignal): Promise<number> {
    const { timing, runtime, status, counters } = this.#parts;
    const silence = new AbortController();
    const watchdog = Watchdog.create({
      limitMs: timing.idleMs,
      runtime,
      onSilence: () => silence.abort(new SilenceError(timing.idleMs)),
    });
    const startedAt = runtime.now();
    const before = counters.bytes;
    status.attempting();
    try {
      await this.#listAndWatch.run({
        signal: AbortSignal.any([interrupt, silence.signal]),
        heard: () => watchdog.heard(),
      });
      const held = runtime.now() - startedAt;
      const anythingHeard = counters.bytes > before;
      this.#silent &&= !anythingHeard;
      return this.#ended(held, anythingHeard);
    } catch (error) {
      const held = runtime.now() - startedAt;
      this.#silent &&= counters.bytes === before;
      return interrupt.aborted ? 0 : this.#failed(error, held);
    } finally {
      watchdog.stop();
    }
  }

  #ended(held: number, anythingHeard: boolean): number {
    const { timing, status } = this.#parts;
    this.#history.connectionHeld(held);
    this.#shortWatches =
      held >= SHORT_WATCH || anythingHeard ? 0 : this.#shortWatches + 1;
    if (held >= SHORT_WATCH) {
      return 0;
    }
    const pause = this.#history.nextPause(timing.backoffMs[1]);
    if (this.#shortWatches >= TOO_MANY_SHORT) {
      this.#listAndWatch.doubt();
      status.failed(SHORT_WATCHES, pause);
    }
    return pause;
  }

  #failed(error: unknown, held: number): number {
    const { timing, status, counters } = this.#parts;
    this.#history.connectionHeld(held);
    const kind = failureKind(error);
    const count = this.#history.add(kind);
    counters.expired += kind === 'expired' ? 1 : 0;
    if (kind === 'silence') {
      counters.silences += 1;
      if (status.synced && !this.#silent) {
        return this.#askAgain(error);
      }
    } else if (kind === 'defect') {
      this.#mishaps.defect(error);
    }
    const verdict = assessFailure(error, { synced: status.synced, count });
    if (verdict.relist) {
      this.#listAndWatch.requireList();
    }
    const longest =
      verdict.pause === 'gap' ? timing.gapMs : timing.backoffMs[1];
    const pause =
      verdict.pause === 'none'
        ? 0
        : Math.max(
            this.#history.nextPause(longest),
            Math.min(verdict.atLeastMs ?? 0, LONGEST_WAIT),
          );
    status.failed(verdict, pause);
    this.#mishaps.attemptFailed(verdict.reason, pause);
    return pause;
  }

  /**
   * A quiet kind gets no bookmark for minutes from an API server that has just
   * started, so that silence alone proves nothing: the list is read at once, and
   * only when that is not answered soon either, the kind is behind.
   */
  #askAgain(error: unknown): number {
    const { timing, runtime, status } = this.#parts;
    const { lastEventAt } = status.current;
    this.#silent = true;
    this.#listAndWatch.requireList();
    const { signal } = this.#relistTimer;
    runtime.sleep(timing.idleMs * PATIENCE, signal).then(() => {
      if (!signal.aborted && status.current.lastEventAt === lastEventAt) {
        const verdict = assessFailure(error, { synced: true, count: 1 });
        status.failed(verdict, 0);
        this.#mishaps.attemptFailed(verdict.reason, 0);
      }
    });
    return 0;
  }

  #listed(): void {
    const { counters, options, timing, runtime } = this.#parts;
    counters.relists += this.#listedOnce ? 1 : 0;
    this.#listedOnce = true;
    this.#mishaps.guard(() => options.onSynced?.());
    this.#relistTimer.abort();
    if (this.#stopped) {
      return;
    }
    this.#relistTimer = new AbortController();
    const { signal } = this.#relistTimer;
    runtime.sleep(between(timing.relistMs, runtime), signal).then(() => {
      if (!signal.aborted) {
        this.relist();
      }
    });
  }
}
