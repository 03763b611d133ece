import { ConnectionError } from '@internal/backend-kit';
import type {
  ClusterHttp,
  ClusterHttpRequest,
  JsonAnswer,
} from '../client/ClusterHttp';
import { resourcePath } from '../reflector/resourcePath';
import type { Attempts } from './Attempts';
import { Discovery, type ResourceList } from './Discovery';
import type { WriteScope, WriteTarget } from './WriteScope';

/** What carries the calls of a writer. */
export interface WriterParts {
  http: ClusterHttp;
  scope: WriteScope;
  attempts: Attempts;
}

/** A call to an object or a collection. */
export interface WriterCall
  extends Pick<ClusterHttpRequest, 'method' | 'content'> {
  target: WriteTarget;
  /** Of the query; one that is `undefined` is left out. */
  parameters?: Record<string, string | undefined>;
  signal?: AbortSignal;
}

/**
 * Sends what is in scope, to where discovery says that it belongs, again where that does no harm.
 * A POST is sent once.
 */
export class WriterCalls {
  readonly #parts: WriterParts;
  readonly #discovery: Discovery;
  readonly #closing = new AbortController();

  private constructor(parts: WriterParts) {
    this.#parts = parts;
    this.#discovery = Discovery.create(path => this.#discover(path));
  }

  static create(parts: WriterParts): WriterCalls {
    return new WriterCalls(parts);
  }

  /** Throws what `ClusterWriter` says. */
  async send<T>(call: WriterCall): Promise<JsonAnswer<T>> {
    const { scope, http, attempts } = this.#parts;
    const { method, target, content, parameters } = call;
    // One of its own for each call, so that listeners do not gather on that of the writer.
    const signal = AbortSignal.any([
      this.#closing.signal,
      ...(call.signal ? [call.signal] : []),
    ]);
    scope.check(target);
    return this.#discovery.at(target, signal, served => {
      scope.checkPlace(target, served.namespaced);
      const { namespace } = target;
      // A create goes to the collection, whatever the name.
      const name = method === 'POST' ? undefined : target.name;
      const path = resourcePath({ ...served, namespace, name }, parameters);
      const request = { method, path, content, signal };
      return method === 'POST'
        ? http.json<T>(request)
        : attempts.run(signal, timeoutMs =>
            http.json<T>(request, { timeoutMs }),
          );
    });
  }

  async close(): Promise<void> {
    this.#closing.abort(
      new ConnectionError('the writer is closed', { problem: 'broken' }),
    );
    await this.#parts.http.close();
  }

  #discover(path: string): Promise<ResourceList> {
    const { http, attempts } = this.#parts;
    const { signal } = this.#closing;
    return attempts.run(signal, async timeoutMs => {
      const request = { method: 'GET', path, signal } as const;
      return (await http.json<ResourceList>(request, { timeoutMs })).body;
    });
  }
}
