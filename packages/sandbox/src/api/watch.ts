import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Faults } from '../faults/Faults';
import {
  apiVersionOf,
  expired,
  fieldSelector,
  labelSelector,
  type ObjectStore,
  StatusError,
  type StoreEvent,
} from '../store';
import { jsonOf } from './json';
import { readPage } from './list';
import type { Target } from './requestPath';

interface WatchOptions {
  store: ObjectStore;
  faults: Faults;
  target: Target;
  query: URLSearchParams;
  bookmarkMs: number;
  /** What to say in the stream after the first events, for a fault. */
  failWith?: 410 | 500;
}

/** Bytes that a watcher may lag behind before it is dropped, as a real server does. */
const LAG_LIMIT = 64 * 1024 * 1024;

/** Serves one watch until its time is over, the client leaves, or it cannot keep up. */
export function serveWatch(
  response: ServerResponse,
  options: WatchOptions,
): void {
  const { store, faults, target, query } = options;
  const { resource, namespace } = target;
  const labels = labelSelector(query.get('labelSelector') ?? undefined);
  const fields = fieldSelector(query.get('fieldSelector') ?? undefined);
  const initial = query.get('sendInitialEvents') === 'true';
  const from = Number(query.get('resourceVersion') || 0);
  const first = initial || !from ? readPage(store, target, query) : undefined;
  const table = store.table(resource);
  const begin = store.revision;
  if (!first && from < table.compactedRevision) {
    throw expired();
  }

  response.writeHead(200, {
    'content-type': 'application/json',
    'transfer-encoding': 'chunked',
  });
  response.flushHeaders();

  const concerns = ({ object }: StoreEvent) =>
    namespace === undefined || object.metadata.namespace === namespace;
  const matches = (object: StoreEvent['object']) =>
    labels(object) && fields(object);
  const send = (line: string) => {
    response.write(`${line}\n`);
    if (response.writableLength > LAG_LIMIT) {
      end();
    }
  };
  const deliver = (event: StoreEvent) => {
    if (faults.silent || !concerns(event)) {
      return;
    }
    const type = typeFor(event, matches);
    if (type) {
      send(`{"type":"${type}","object":${jsonOf(event.object)}}`);
    }
  };
  const bookmark = (annotations?: Record<string, string>) =>
    send(
      JSON.stringify({
        type: 'BOOKMARK',
        object: {
          kind: resource.kind,
          apiVersion: apiVersionOf(resource),
          metadata: {
            resourceVersion: String(store.revision),
            ...(annotations && { annotations }),
          },
        },
      }),
    );

  // Changes wait until the first events are out, so that their order holds.
  let waiting: StoreEvent[] | undefined = [];
  const unsubscribe = store.subscribe(resource, event =>
    waiting ? waiting.push(event) : deliver(event),
  );
  sendFirst().catch(() => response.destroy());
  const bookmarks =
    query.get('allowWatchBookmarks') === 'true'
      ? setInterval(() => faults.silent || bookmark(), options.bookmarkMs)
      : undefined;
  const timeout = setTimeout(
    () => end(),
    Number(query.get('timeoutSeconds') || 1800) * 1000,
  );
  const unregister = faults.register({
    close: mode => (mode === 'clean' ? end() : response.destroy()),
  });
  response.on('close', release);

  async function sendFirst() {
    for (const object of first?.items ?? []) {
      if (!response.write(`{"type":"ADDED","object":${jsonOf(object)}}\n`)) {
        await once(response, 'drain');
      }
    }
    if (initial) {
      bookmark({ 'k8s.io/initial-events-end': 'true' });
    }
    if (!first) {
      table
        .eventsAfter(from)
        .filter(({ revision }) => revision <= begin)
        .forEach(deliver);
    }
    const changes = waiting ?? [];
    waiting = undefined;
    // What the replay has delivered already is not delivered twice.
    changes.filter(({ revision }) => revision > begin).forEach(deliver);
    if (options.failWith) {
      fail(options.failWith);
    }
  }

  function fail(code: 410 | 500) {
    const status =
      code === 410
        ? expired()
        : new StatusError(500, 'InternalError', {
            message: 'etcdserver: leader changed',
          });
    send(JSON.stringify({ type: 'ERROR', object: status.toStatus() }));
    end();
  }

  function release() {
    unsubscribe();
    unregister();
    clearInterval(bookmarks);
    clearTimeout(timeout);
  }
  function end() {
    release();
    response.end();
  }
}

/** An object that begins to match a selector is ADDED to its watch, one that ceases is DELETED. */
function typeFor(
  { type, object, previous }: StoreEvent,
  matches: (object: StoreEvent['object']) => boolean,
): StoreEvent['type'] | undefined {
  const now = type !== 'DELETED' && matches(object);
  const before = previous !== undefined && matches(previous);
  if (now) {
    return before ? 'MODIFIED' : 'ADDED';
  }
  return before ? 'DELETED' : undefined;
}
