import {
  assessNamespace,
  type LastHour,
} from '@internal/plugin-odp-clusters-common';
import type { NamespaceFactsResolver } from '../facts/NamespaceFactsResolver';
import type { ClusterWatch } from '../watching/ClusterWatch';
import type { ClusterSnapshot, NamespaceState } from './ClusterSnapshot';
import { SnapshotHistory } from './SnapshotHistory';

const HOUR = 60 * 60 * 1000;

/** What one change is gathered with: the pods of one rollout arrive together. */
const GATHER_MS = 50;

export interface SnapshotPublisherOptions {
  watch: ClusterWatch;
  facts: NamespaceFactsResolver;
  intervalMs: number;
  onPublish: (snapshot: ClusterSnapshot) => void;
  onBuilt?: (milliseconds: number) => void;
  now?: () => number;
}

/**
 * Turns the changes of a cluster into snapshots, at most one an interval.
 *
 * Only namespaces with a changed record, and those whose time has come, are
 * assessed again; the others are carried over.
 */
export class SnapshotPublisher {
  readonly #options: SnapshotPublisherOptions;
  readonly #now: () => number;
  #snapshot: ClusterSnapshot = {
    revision: 0,
    namespaces: new Map(),
    nodes: [],
    readable: new Set(),
  };
  readonly history = SnapshotHistory.startingWith(this.#snapshot);
  #publishedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Infinity;
  #stopped = false;

  static create(options: SnapshotPublisherOptions): SnapshotPublisher {
    return new SnapshotPublisher(options);
  }

  private constructor(options: SnapshotPublisherOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** The latest snapshot; revision 0 before the first. */
  get snapshot(): ClusterSnapshot {
    return this.#snapshot;
  }

  /**
   * Records or freshness changed: publishes now, or when the interval has
   * passed. The first snapshot waits for no interval.
   */
  changed(): void {
    const soonest = this.#snapshot.revision === 0 ? 0 : this.#nextTurnAt();
    this.#publishAt(Math.max(this.#now() + GATHER_MS, soonest));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #publishAt(time: number) {
    if (this.#stopped || time >= this.#timerAt) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timerAt = time;
    this.#timer = setTimeout(() => {
      this.#timerAt = Infinity;
      this.#publish();
    }, Math.min(time - this.#now(), HOUR));
  }

  #publish() {
    const { watch, onPublish, onBuilt } = this.#options;
    const { settledAt } = watch;
    if (settledAt > this.#now() && this.#snapshot.revision === 0) {
      this.#tellProgress();
      if (settledAt < Infinity) {
        this.#publishAt(settledAt);
      }
      return;
    }
    const started = performance.now();
    const built = this.#build();
    if (built) {
      this.#snapshot = built;
      this.history.add(built);
      onBuilt?.(performance.now() - started);
    }
    this.#publishedAt = this.#now();
    onPublish(this.#snapshot);
    const next = this.#nextChangeAt();
    if (next !== undefined) {
      this.#publishAt(Math.max(next, this.#publishedAt + 1000));
    }
  }

  /**
   * Half of a cluster would look like a broken one, so that only its freshness
   * is news; it grows with every page, and every page of a browser would ask.
   */
  #tellProgress() {
    const turn = this.#nextTurnAt();
    if (turn > this.#now()) {
      this.#publishAt(turn);
      return;
    }
    this.#publishedAt = this.#now();
    this.#options.onPublish(this.#snapshot);
  }

  #nextTurnAt(): number {
    return this.#publishedAt + this.#options.intervalMs;
  }

  /** The next snapshot; undefined when nothing changed that a reader sees. */
  #build(): ClusterSnapshot | undefined {
    const { watch } = this.#options;
    const now = this.#now();
    const nodesChanged = watch.store.hasChangedNodes;
    const readable = watch.store.readable();
    const previous = this.#snapshot.namespaces;
    const namespaces = new Map(previous);
    const due = [...previous]
      .filter(
        ([, { assessment }]) => (assessment.nextChangeAt ?? now + 1) <= now,
      )
      .map(([name]) => name);
    const dirty = watch.store.takeDirty(
      (namespace, node) =>
        previous.get(namespace)?.assessment.nodes.has(node) ?? false,
    );
    if (
      !due.length &&
      !dirty.length &&
      !nodesChanged &&
      isSame(readable, this.#snapshot.readable) &&
      this.#snapshot.revision > 0
    ) {
      return undefined;
    }
    for (const name of new Set([...due, ...dirty])) {
      const state = this.#assess(name, now);
      if (state) {
        namespaces.set(name, state);
      } else {
        namespaces.delete(name);
      }
    }
    return {
      revision: this.#snapshot.revision + 1,
      namespaces,
      nodes: watch.store.nodes(),
      readable,
    };
  }

  #assess(name: string, now: number): NamespaceState | undefined {
    const { watch, facts } = this.#options;
    const { store } = watch;
    const namespace = store.namespace(name);
    if (!namespace) {
      return undefined;
    }
    const records = store.recordsOf(name);
    const known = facts.of(namespace);
    const assessment = assessNamespace({
      namespace,
      records,
      node: store.nodeLookup(),
      previousPods:
        this.#snapshot.namespaces.get(name)?.assessment.topology.pods,
      meshRoot: store.meshRoot(),
      facts: known,
      history: {
        restarts: store.restarts.ofNamespace(name),
        podRestarts: pod => store.restarts.ofPod(name, pod),
        warnings: records.events && warningsOf(records.events, now),
      },
      now,
    });
    const times = [
      assessment.nextChangeAt,
      store.restarts.nextChangeAt(name),
    ].filter((time): time is number => time !== undefined);
    return {
      facts: known,
      assessment: {
        ...assessment,
        nextChangeAt: times.length ? Math.min(...times) : undefined,
      },
    };
  }

  #nextChangeAt(): number | undefined {
    let next: number | undefined;
    for (const { assessment } of this.#snapshot.namespaces.values()) {
      const at = assessment.nextChangeAt;
      if (at !== undefined && (next === undefined || at < next)) {
        next = at;
      }
    }
    return next;
  }
}

function isSame(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  return a.size === b.size && [...a].every(value => b.has(value));
}

/** Warnings seen in the last hour; the API server keeps them for about as long. */
function warningsOf(
  events: Array<{ count: number; lastSeen?: number }>,
  now: number,
): LastHour {
  return {
    count: events
      .filter(({ lastSeen }) => lastSeen !== undefined && lastSeen > now - HOUR)
      .reduce((sum, { count }) => sum + count, 0),
    atLeast: false,
  };
}
