import type { IncomingMessage, ServerResponse } from 'node:http';
import { FakeApi } from './FakeApi';

/** A pod as the fake serves it. */
export interface FakePod {
  metadata: {
    namespace: string;
    name: string;
    uid: string;
    resourceVersion: string;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The pods of a small cluster over HTTP, whose bad days a test switches on. */
export class FakePods {
  readonly api: FakeApi;
  readonly pods = new Map<string, FakePod>();
  /** Open watches. */
  readonly watches = new Set<ServerResponse>();
  streamingLists = true;
  version = 100;
  /** Answers instead of the normal way, until it is taken away; `undefined` from it goes the normal way. */
  misbehave:
    | ((request: IncomingMessage, response: ServerResponse) => boolean)
    | undefined;

  private constructor(api: FakeApi) {
    this.api = api;
    api.answer = (request, response) => this.#answer(request, response);
  }

  static async start(names: string[] = ['a', 'b', 'c']): Promise<FakePods> {
    const fake = new FakePods(await FakeApi.start());
    names.forEach(name => fake.put(name));
    return fake;
  }

  put(name: string, fields: Record<string, unknown> = {}): FakePod {
    this.version += 1;
    const known = this.pods.get(name);
    const pod = {
      ...fields,
      metadata: {
        namespace: 'ns',
        name,
        uid: known?.metadata.uid ?? `uid-${this.version}`,
        resourceVersion: String(this.version),
      },
    };
    this.pods.set(name, pod);
    this.say(known ? 'MODIFIED' : 'ADDED', pod);
    return pod;
  }

  delete(name: string): void {
    const pod = this.pods.get(name);
    this.pods.delete(name);
    this.version += 1;
    this.say('DELETED', {
      ...pod,
      metadata: { ...pod?.metadata, resourceVersion: String(this.version) },
    });
  }

  bookmark(): void {
    this.say('BOOKMARK', {
      metadata: { resourceVersion: String(this.version) },
    });
  }

  /** Sends a line to every open watch. */
  say(type: string, object: unknown): void {
    this.watches.forEach(watch =>
      watch.write(`${JSON.stringify({ type, object })}\n`),
    );
  }

  /** Ends every open watch, cleanly or with a broken connection. */
  endWatches(how: 'clean' | 'broken'): void {
    this.watches.forEach(watch =>
      how === 'clean' ? watch.end() : watch.destroy(),
    );
    this.watches.clear();
  }

  refuse(code: number, fields: Record<string, unknown> = {}): Handler {
    return (_, response) => {
      const headers = fields.headers as Record<string, string> | undefined;
      response.writeHead(code, headers);
      response.end(JSON.stringify({ kind: 'Status', code, ...fields }));
    };
  }

  lists(): URLSearchParams[] {
    return this.#queries().filter(query => !query.has('watch'));
  }

  watchQueries(): URLSearchParams[] {
    return this.#queries().filter(query => query.has('watch'));
  }

  #queries(): URLSearchParams[] {
    return this.api.requests.map(({ query }) => query);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.misbehave?.(request, response)) {
      return;
    }
    const query = new URL(request.url ?? '', 'http://fake').searchParams;
    if (!query.has('watch')) {
      this.#list(query, response);
    } else if (query.has('sendInitialEvents') && !this.streamingLists) {
      this.refuse(422, { reason: 'Invalid' })(request, response);
    } else {
      this.#watch(query, response);
    }
  }

  #list(query: URLSearchParams, response: ServerResponse): void {
    const all = [...this.pods.values()];
    const from = Number(query.get('continue') ?? 0);
    const limit = Number(query.get('limit') ?? all.length);
    const more = from + limit < all.length;
    response.end(
      JSON.stringify({
        kind: 'PodList',
        metadata: {
          resourceVersion: String(this.version),
          ...(more && { continue: String(from + limit) }),
        },
        items: all.slice(from, from + limit),
      }),
    );
  }

  #watch(query: URLSearchParams, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    const send = (type: string, object: unknown) =>
      response.write(`${JSON.stringify({ type, object })}\n`);
    if (query.has('sendInitialEvents')) {
      this.pods.forEach(pod => send('ADDED', pod));
      send('BOOKMARK', {
        metadata: {
          resourceVersion: String(this.version),
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      });
    } else {
      const since = Number(query.get('resourceVersion'));
      [...this.pods.values()]
        .filter(pod => Number(pod.metadata.resourceVersion) > since)
        .forEach(pod => send('ADDED', pod));
    }
    this.watches.add(response);
    response.on('close', () => this.watches.delete(response));
  }
}
