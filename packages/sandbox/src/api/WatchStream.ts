import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FaultEffect, Faults } from '../faults/Faults';
import {
  apiVersionOf,
  expired,
  type Matches,
  type ObjectStore,
  StatusError,
  type StoredObject,
  type StoreEvent,
} from '../store';
import { selectorOf } from './list';
import type { Representation } from './representation';
import type { Target } from './requestPath';
import { SpoiledLines } from './SpoiledLines';

export interface WatchOptions {
  store: ObjectStore;
  faults: Faults;
  target: Target;
  query: URLSearchParams;
  representation: Representation;
  /** Milliseconds between bookmarks. */
  bookmarkMs: number;
  /** Bytes that a client may lag behind before it is dropped. */
  lagLimit: number;
  effect?: FaultEffect;
}

/** Where a watch begins: with objects, or after a revision. */
type Beginning =
  | { first: StoredObject[]; streamsList: boolean }
  | { from: number };

/** An API server keeps no watch cache of events, from which bookmarks would come. */
const UNCACHED = 'Event';
const DEFAULT_TIMEOUT_SECONDS = 1800;

/** The lines of one watch. */
export class WatchStream {
  readonly #response: ServerResponse;
  readonly #options: WatchOptions;
  readonly #matches: Matches;
  readonly #lines: SpoiledLines;
  readonly #release: Array<() => void> = [];
  /** Changes that wait until what was before them is out. */
  #waiting: StoreEvent[] | undefined = [];
  #ended = false;

  constructor(response: ServerResponse, options: WatchOptions) {
    this.#response = response;
    this.#options = options;
    this.#matches = selectorOf(options.target, options.query);
    this.#lines = new SpoiledLines(response, options.effect);
    response.writeHead(200, {
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
    });
    response.flushHeaders();
  }

  begin(beginning: Beginning): void {
    const { store, faults, target, query, bookmarkMs } = this.#options;
    const { revision } = store;
    this.#release.push(
      store.subscribe(target.resource, event =>
        this.#waiting ? this.#waiting.push(event) : this.#deliver(event),
      ),
      faults.register({
        close: mode =>
          mode === 'clean' ? this.#end() : this.#response.destroy(),
      }),
    );
    if (
      query.get('allowWatchBookmarks') === 'true' &&
      target.resource.kind !== UNCACHED
    ) {
      const timer = setInterval(() => {
        // Until all is out that was before it, a bookmark would run ahead.
        if (!this.#waiting) {
          this.#bookmark(store.revision);
        }
      }, bookmarkMs);
      this.#release.push(() => clearInterval(timer));
    }
    const seconds =
      Number(query.get('timeoutSeconds')) || DEFAULT_TIMEOUT_SECONDS;
    const timeout = setTimeout(
      () => faults.silent || this.#end(),
      seconds * 1000,
    );
    this.#release.push(() => clearTimeout(timeout));
    this.#response.on('close', () => this.#stop());
    this.#sendFirst(beginning, revision).catch(() => this.#response.destroy());
  }

  /** Says an error in the stream and ends it. */
  fail(status: StatusError): void {
    this.#send(JSON.stringify({ type: 'ERROR', object: status.toStatus() }));
    this.#end();
  }

  async #sendFirst(beginning: Beginning, revision: number) {
    const { store, target, effect, representation } = this.#options;
    if ('from' in beginning) {
      store
        .table(target.resource)
        .eventsAfter(beginning.from)
        .forEach(event => this.#deliver(event));
    } else {
      for (const object of beginning.first) {
        this.#send(
          `{"type":"ADDED","object":${representation.object(object)}}`,
        );
        if (this.#response.writableNeedDrain && !this.#ended) {
          await once(this.#response, 'drain');
        }
      }
      if (beginning.streamsList) {
        this.#bookmark(revision, { 'k8s.io/initial-events-end': 'true' });
      }
    }
    const changes = this.#waiting ?? [];
    this.#waiting = undefined;
    changes.forEach(event => this.#deliver(event));
    if (effect?.kind === 'stream-status') {
      this.fail(
        effect.code === 410
          ? expired()
          : new StatusError(500, 'InternalError', {
              message: 'etcdserver: leader changed',
            }),
      );
    }
  }

  #deliver(event: StoreEvent) {
    const { target, representation } = this.#options;
    const { namespace } = target;
    if (
      namespace !== undefined &&
      event.object.metadata.namespace !== namespace
    ) {
      return;
    }
    const type = typeFor(event, this.#matches);
    if (type) {
      const object = type === 'DELETED' ? lastMatch(event) : event.object;
      this.#send(
        `{"type":"${type}","object":${representation.object(object)}}`,
      );
    }
  }

  #bookmark(revision: number, annotations?: Record<string, string>) {
    const { resource } = this.#options.target;
    this.#send(
      JSON.stringify({
        type: 'BOOKMARK',
        object: {
          kind: resource.kind,
          apiVersion: apiVersionOf(resource),
          metadata: { resourceVersion: String(revision), annotations },
        },
      }),
    );
  }

  #send(line: string) {
    const { faults, lagLimit } = this.#options;
    if (this.#ended || faults.silent) {
      return;
    }
    this.#lines.write(`${line}\n`);
    // A server drops who cannot keep up, with a clean end; the first events wait for their reader.
    if (!this.#waiting && this.#response.writableLength > lagLimit) {
      this.#end();
    }
  }

  #stop() {
    this.#ended = true;
    this.#release.splice(0).forEach(release => release());
    this.#lines.stop();
  }

  #end() {
    this.#stop();
    this.#response.end();
  }
}

/** An object that begins to match a selector is ADDED to its watch, one that ceases is DELETED. */
function typeFor(
  { type, object, previous }: StoreEvent,
  matches: Matches,
): StoreEvent['type'] | undefined {
  const now = type !== 'DELETED' && matches(object);
  const before = previous !== undefined && matches(previous);
  if (now) {
    return before ? 'MODIFIED' : 'ADDED';
  }
  return before ? 'DELETED' : undefined;
}

/** What a watch is told of an object that left: its last state that matched, at the revision of leaving. */
function lastMatch({ type, object, previous }: StoreEvent): StoredObject {
  if (type === 'DELETED' || !previous) {
    return object;
  }
  const { resourceVersion } = object.metadata;
  return { ...previous, metadata: { ...previous.metadata, resourceVersion } };
}
