import { readPages } from '../reading/readPages';
import { readWatch, type WatchEvent } from '../reading/readWatch';
import { isExpired } from './assessFailure';
import type { Attempt, ReflectorParts } from './ReflectorParts';
import {
  mayStreamLists,
  refusesStreamingLists,
  rememberNoStreamingLists,
} from './streamingListSupport';
import { between } from './timing';
import { isEndOfList, resourceVersionOf } from './watchEvents';
import { Watchdog } from './Watchdog';

const PAGE_SIZE = 500;
/**
 * How much of the time that counts as silence a watch may last. An API server
 * sends no bookmark of a kind of which nothing happens, and none of events at
 * all: that the watch ends when it was asked to is then the only word.
 */
const WATCH_SHARE = [0.65, 0.75] as const;

/** Reads a kind's list when it has to, then its changes, into the store. */
export class ListAndWatch<R> {
  readonly #parts: ReflectorParts<R>;
  #resourceVersion = '';
  #needsList = true;
  /** After silence an open connection proves nothing: only what is heard on it does. */
  #doubtful = false;
  #brokenPagings = 0;

  private constructor(parts: ReflectorParts<R>) {
    this.#parts = parts;
  }

  static create<T>(parts: ReflectorParts<T>): ListAndWatch<T> {
    return new ListAndWatch(parts);
  }

  /** The next attempt reads the whole list; what is held stays until it is complete. */
  requireList(): void {
    this.#needsList = true;
  }

  /** The next attempt is live only when something is heard. */
  doubt(): void {
    this.#doubtful = true;
  }

  /** Resolves when the server ended the watch, which is no failure. */
  async run(attempt: Attempt): Promise<void> {
    const { options, runtime } = this.#parts;
    if (this.#needsList && mayStreamLists(options.client, runtime.now())) {
      if (await this.#streamListAndWatch(attempt)) {
        return;
      }
    }
    if (this.#needsList) {
      await this.#readPagedList(attempt);
    }
    await this.#watch(attempt);
  }

  async #readPagedList(attempt: Attempt): Promise<void> {
    const { options, store, counters } = this.#parts;
    store.beginList();
    // A server that drops its snapshots quickly never lets us finish: then everything at once.
    const pageSize =
      this.#brokenPagings > 1 ? 0 : options.pageSize ?? PAGE_SIZE;
    try {
      this.#resourceVersion = await readPages({
        client: options.client,
        resource: options.resource,
        signal: attempt.signal,
        pageSize,
        onCall: () => {
          counters.calls += 1;
        },
        onBytes: count => this.#received(count, attempt),
        onItem: json => this.#takeItem(json),
      });
    } catch (error) {
      this.#brokenPagings += isExpired(error) ? 1 : 0;
      throw error;
    }
    this.#brokenPagings = 0;
    this.#listed('pages');
  }

  /** False: the list must be read in pages. */
  async #streamListAndWatch(attempt: Attempt): Promise<boolean> {
    const { options, timing, runtime, store } = this.#parts;
    const silent = new AbortController();
    const list = { complete: false };
    const watchdog = Watchdog.create({
      limitMs: timing.streamingListIdleMs,
      runtime,
      onSilence: () => silent.abort(),
    });
    store.beginList();
    try {
      await this.#read({
        attempt: {
          signal: AbortSignal.any([attempt.signal, silent.signal]),
          heard: () => {
            attempt.heard();
            watchdog.heard();
          },
        },
        parameters: {
          sendInitialEvents: 'true',
          resourceVersionMatch: 'NotOlderThan',
        },
        onOpen: () => undefined,
        onEvent: event => {
          if (!list.complete && isEndOfList(event)) {
            list.complete = true;
            watchdog.stop();
            this.#remember(event);
            this.#listed('stream');
            this.#parts.status.live();
          } else {
            this.#takeEvent(event, list.complete);
          }
        },
      });
      return list.complete;
    } catch (error) {
      if (list.complete || attempt.signal.aborted) {
        throw error;
      }
      if (silent.signal.aborted) {
        return false;
      }
      if (!refusesStreamingLists(error)) {
        throw error;
      }
      rememberNoStreamingLists(options.client, runtime.now());
      return false;
    } finally {
      watchdog.stop();
    }
  }

  async #watch(attempt: Attempt): Promise<void> {
    await this.#read({
      attempt,
      parameters: { resourceVersion: this.#resourceVersion },
      onOpen: () => this.#opened(),
      onEvent: event => this.#takeEvent(event, true),
    });
  }

  async #read(watch: {
    attempt: Attempt;
    parameters: Record<string, string>;
    onOpen(): void;
    onEvent(event: WatchEvent): void;
  }): Promise<void> {
    const { options, counters, runtime } = this.#parts;
    const seconds = this.#watchSeconds();
    const openedAt = runtime.now();
    counters.calls += 1;
    await readWatch({
      client: options.client,
      resource: options.resource,
      signal: watch.attempt.signal,
      parameters: { ...watch.parameters, timeoutSeconds: String(seconds) },
      onOpen: watch.onOpen,
      onBytes: count => this.#received(count, watch.attempt),
      onEvent: watch.onEvent,
      onUnreadable: error => this.#parts.onUnreadable(error),
    });
    // It ended when it was asked to, not at once, so that the server is there.
    if (runtime.now() - openedAt >= (seconds * 1000) / 2) {
      this.#received(0, watch.attempt);
    }
  }

  #watchSeconds(): number {
    const { timing, runtime } = this.#parts;
    const share = between(WATCH_SHARE, runtime);
    return Math.max(1, Math.floor((timing.idleMs * share) / 1000));
  }

  #opened(): void {
    this.#parts.status.heard();
    if (!this.#doubtful) {
      this.#parts.status.live();
    }
  }

  #received(count: number, attempt: Attempt): void {
    const { counters, status } = this.#parts;
    counters.bytes += count;
    attempt.heard();
    status.heard();
    if (this.#doubtful && !this.#needsList) {
      this.#doubtful = false;
      status.live();
    }
  }

  #listed(read: 'stream' | 'pages'): void {
    const { store, status } = this.#parts;
    store.sweep();
    this.#needsList = false;
    this.#doubtful = false;
    status.listed(read);
    this.#parts.onListed();
  }

  #takeItem(json: string): void {
    let item: unknown;
    try {
      item = JSON.parse(json);
    } catch (error) {
      this.#parts.onUnreadable(error);
      return;
    }
    this.#take(item);
  }

  #take(object: unknown): void {
    if (!this.#parts.store.take(object)) {
      this.#parts.onUnreadable(new TypeError('an object has no name'));
    }
  }

  #takeEvent(event: WatchEvent, counted: boolean): void {
    if (event.type === 'DELETED') {
      this.#parts.store.remove(event.object);
    } else if (event.type === 'ADDED' || event.type === 'MODIFIED') {
      this.#take(event.object);
    }
    if (counted) {
      this.#parts.counters.events += event.type === 'BOOKMARK' ? 0 : 1;
      this.#remember(event);
    }
  }

  #remember(event: WatchEvent): void {
    this.#resourceVersion = resourceVersionOf(event) ?? this.#resourceVersion;
  }
}
