import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConnectionError } from '@internal/backend-kit';
import type { Eviction } from '@internal/plugin-odp-pulsar-common';
import { PulsarError } from '@internal/plugin-odp-pulsar-node';
import type { Freshness, Gap } from '@internal/vocabulary';
import { isDenied } from './attempt';
import type { BusSnapshot } from './BusSnapshot';
import { namespacesOf, type Sweep, type Sweeper } from './Sweeper';
import type { Change, TopicStore } from './TopicStore';

/** An instance that was never read is asked again so soon. */
const FIRST_RETRY_MS = 5_000;

/** What other parts of the portal know of the namespaces of an instance. */
export interface SweepCompanions {
  /** Refreshes and gives the owners by `tenant/namespace`. */
  owners: (namespaces: readonly string[]) => Promise<{
    owners: ReadonlyMap<string, string>;
    gaps: Gap[];
  }>;
  /** Notes what the changes tell of evictions, and gives those of the last day. */
  evictions: (
    changes: readonly Change[],
    sweep: Pick<Sweep, 'policies'>,
  ) => Promise<{ evictions: readonly Eviction[]; gaps: Gap[] }>;
}

export interface InstanceWatchOptions extends SweepCompanions {
  name: string;
  sweeper: Sweeper;
  store: TopicStore;
  intervalMs: number;
  logger: LoggerService;
  /** After each sweep, whatever came of it; `seconds` is what it took. */
  onSweep: (watch: InstanceWatch, seconds: number) => void;
  now: () => number;
}

/** Sweeps one instance again and again, one sweep at a time, and keeps what it saw last. */
export class InstanceWatch {
  readonly #options: InstanceWatchOptions;
  #snapshot: BusSnapshot | undefined;
  /** Why the last sweep failed; undefined when it did not. */
  #failure: Error | undefined;
  #nextSweepAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #failures = 0;

  static start(options: InstanceWatchOptions): InstanceWatch {
    const watch = new InstanceWatch(options);
    watch.#running = watch.#sweep();
    return watch;
  }

  private constructor(options: InstanceWatchOptions) {
    this.#options = options;
  }

  /** Of the last sweep that read anything; undefined before the first. */
  get snapshot(): BusSnapshot | undefined {
    return this.#snapshot;
  }

  /** Milliseconds since the epoch; past while a sweep is under way, undefined during the first. */
  get nextSweepAt(): number | undefined {
    return this.#nextSweepAt;
  }

  /** Sweeps that read nothing since the portal started. */
  get failures(): number {
    return this.#failures;
  }

  freshness(): Freshness {
    const asOf = this.#snapshot && iso(this.#snapshot.endedAt);
    if (!this.#failure) {
      return asOf ? { state: 'live', asOf } : { state: 'starting' };
    }
    const old = asOf ? 'stale' : 'unreachable';
    return {
      state: isDenied(this.#failure) ? 'denied' : old,
      ...(asOf && { asOf }),
      reason: this.#failure.message,
      ...(this.#nextSweepAt !== undefined && {
        nextAttemptAt: iso(this.#nextSweepAt),
      }),
    };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #sweep(): Promise<void> {
    const { now, intervalMs, onSweep, logger, name } = this.#options;
    const start = performance.now();
    try {
      await this.#take();
      this.#failure = undefined;
    } catch (error) {
      this.#failures += 1;
      this.#failure = error as Error;
      if (!(error instanceof PulsarError || error instanceof ConnectionError)) {
        logger.error(`${name}: a sweep failed`, error as Error);
        this.#failure = new Error('the portal failed; its log says why');
      }
    }
    if (this.#stopped) {
      return;
    }
    const pause = this.#snapshot
      ? intervalMs
      : Math.min(intervalMs, FIRST_RETRY_MS);
    const ended = now();
    // Whole multiples, so that all replicas look at the same time and agree on what they
    // saw. A sweep longer than the interval leaves the brokers a moment all the same.
    this.#nextSweepAt = Math.ceil((ended + pause / 10) / pause) * pause;
    this.#timer = setTimeout(() => {
      this.#running = this.#sweep();
    }, this.#nextSweepAt - ended);
    this.#timer.unref();
    onSweep(this, (performance.now() - start) / 1000);
  }

  async #take(): Promise<void> {
    const { sweeper, store, owners, evictions } = this.#options;
    const before = this.#snapshot;
    const sweep = await sweeper.sweep(before?.namespaces ?? []);
    const { listed, tenants } = sweep.namespaces;
    const existing = new Set([
      ...listed,
      ...sweep.topics.map(({ namespace }) => namespace),
    ]);
    const changes = store.absorb(sweep.topics, {
      sweptAt: sweep.startedAt,
      silentBrokers: new Set(
        sweep.brokers
          .filter(({ answered }) => !answered)
          .map(({ name }) => name),
      ),
      isGone: namespace =>
        tenants.has(namespace.split('/')[0]) && !existing.has(namespace),
    });
    const topics = store.records;
    const namespaces = namespacesOf([
      ...listed,
      ...topics.map(({ reading }) => reading.namespace),
    ]);
    const [owned, evicted] = await Promise.all([
      owners(namespaces),
      evictions(changes, sweep),
    ]);
    const { version, bookies, brokers, source, coverage, policies } = sweep;
    this.#snapshot = {
      revision: (before?.revision ?? 0) + 1,
      sweptAt: sweep.startedAt,
      endedAt: sweep.endedAt,
      source,
      coverage,
      version,
      brokers,
      bookies,
      namespaces,
      policies,
      owners: owned.owners,
      topics,
      evictions: evicted.evictions,
      gaps: [...sweep.gaps, ...owned.gaps, ...evicted.gaps],
    };
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
