import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterClient } from '../client/ClusterClient';
import type { ReflectorCounters, ReflectorState } from './ReflectorState';
import type { ResourceDefinition } from './ResourceDefinition';

/** Times in milliseconds; the defaults are in `REFLECTOR_TIMING`. */
export interface ReflectorTiming {
  /**
   * Nothing heard for so long: the connection is given up and the state says so.
   * A watch is asked to end by itself before, after a random part of it.
   */
  idleMs: number;
  /** A full list is read again after a random time in this range. */
  relistMs: readonly [number, number];
  /** First and longest pause between attempts; doubled each time, with jitter. */
  backoffMs: readonly [number, number];
  /** A connection that held for so long makes the pauses start from the first again. */
  healthyMs: number;
  /** Pause between attempts while the kind is forbidden or absent. */
  gapMs: number;
  /** A streaming list that says nothing for so long is read in pages instead. */
  streamingListIdleMs: number;
}

/** The clock and the dice; tests bring their own. */
export interface ReflectorRuntime {
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** Resolves after `ms`, at once when `signal` fires; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * What `startReflector` needs. `R` is the slim record that is kept of an object.
 *
 * Callbacks run synchronously, in the order of events. One that throws is logged and counted; the
 * reflector goes on.
 */
export interface ReflectorOptions<R> {
  client: ClusterClient;
  resource: ResourceDefinition;
  /**
   * Makes the record while reading; the raw object is dropped after it. Pure: an object whose
   * resource version did not change is not projected again. `undefined` keeps nothing of the object.
   */
  project(raw: unknown): R | undefined;
  /** `key` is `namespace/name`, or the name alone. `previous` is absent for a new object. */
  onUpsert?(record: R, previous: R | undefined, key: string): void;
  /** An object that was deleted and made again under its name is removed first (uids are compared). */
  onRemove?(record: R, key: string): void;
  /** A list is complete, and what it no longer has was removed. */
  onSynced?(): void;
  onStateChange?(state: ReflectorState): void;
  logger?: LoggerService;
  timing?: Partial<ReflectorTiming>;
  runtime?: ReflectorRuntime;
  /** Objects per page; 500 when absent. */
  pageSize?: number;
}

/** A running reflector. It never gives up by itself. */
export interface ReflectorHandle<R> {
  state(): ReflectorState;
  counters(): ReflectorCounters;
  /** Number of records held. */
  size(): number;
  get(key: string): R | undefined;
  /** The records held now; data stays while the cluster cannot be read. */
  records(): IterableIterator<R>;
  /** Drops the pause and the watch, and reads the list again. */
  relist(): void;
  /** Ends connections and timers; no callback runs after it has resolved. */
  stop(): Promise<void>;
}
