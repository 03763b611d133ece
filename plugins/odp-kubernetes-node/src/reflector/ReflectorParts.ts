import type { RecordStore } from './RecordStore';
import type {
  ReflectorOptions,
  ReflectorRuntime,
  ReflectorTiming,
} from './ReflectorOptions';
import type { ReflectorCounters } from './ReflectorState';
import type { ReflectorStatus } from './ReflectorStatus';

/** What the parts of a reflector share. */
export interface ReflectorParts<R> {
  options: ReflectorOptions<R>;
  timing: ReflectorTiming;
  runtime: ReflectorRuntime;
  store: RecordStore<R>;
  status: ReflectorStatus;
  counters: ReflectorCounters;
  /** An object or an event could not be read. */
  onUnreadable(error: unknown): void;
  /** A list is complete. */
  onListed(): void;
}

/** One attempt: it ends with the connection. */
export interface Attempt {
  signal: AbortSignal;
  /** Something came from the server. */
  heard(): void;
}
