import { ConnectionError, UnreadableAnswerError } from '@internal/backend-kit';
import type { ClusterHttp, ClusterHttpRequest } from '../client/ClusterHttp';
import { KubernetesApiError } from '../client/errors';
import { parseWarnings } from '../client/parseWarnings';
import { resourcePath } from '../reflector/resourcePath';
import { ApplyConflictError } from './ApplyConflictError';
import { applyBody } from './applyBody';
import type { Attempts } from './Attempts';
import type {
  ApplyOptions,
  ClusterWriter,
  CreateOptions,
  RemoveOptions,
  WriterCallOptions,
  Written,
} from './ClusterWriter';
import { Discovery, type ResourceList } from './Discovery';
import type {
  KubernetesKind,
  KubernetesObject,
  NewKubernetesObject,
  ObjectReference,
} from './KubernetesObject';
import { OtherObjectError } from './OtherObjectError';
import { WriteRefusedError } from './WriteRefusedError';
import type { WriteScope, WriteTarget } from './WriteScope';

const PAGE_SIZE = '500';

interface Parts {
  http: ClusterHttp;
  fieldManager: string;
  scope: WriteScope;
  attempts: Attempts;
}

interface Call extends Pick<ClusterHttpRequest, 'method' | 'content'> {
  target: WriteTarget;
  parameters?: Record<string, string | undefined>;
  signal?: AbortSignal;
}

type Answer<T> = Awaited<ReturnType<typeof ClusterHttp.prototype.json<T>>>;

/** `ClusterWriter` over HTTP/1.1. */
export class HttpClusterWriter implements ClusterWriter {
  readonly #parts: Parts;
  readonly #discovery: Discovery;
  readonly #closing = new AbortController();

  private constructor(parts: Parts) {
    this.#parts = parts;
    const { http, attempts } = parts;
    const { signal } = this.#closing;
    this.#discovery = Discovery.create(path =>
      attempts.run(signal, async timeoutMs => {
        const request = { method: 'GET', path, signal } as const;
        return (await http.json<ResourceList>(request, { timeoutMs })).body;
      }),
    );
  }

  static create(parts: Parts): HttpClusterWriter {
    return new HttpClusterWriter(parts);
  }

  get cluster(): string {
    return this.#parts.http.cluster;
  }

  async apply(
    object: KubernetesObject,
    options: ApplyOptions = {},
  ): Promise<Written> {
    try {
      const answer = await this.#ask<KubernetesObject>({
        method: 'PATCH',
        target: oneOf(object, object.metadata),
        parameters: {
          ...this.#writing(options),
          force: options.force ? 'true' : undefined,
        },
        content: {
          type: 'application/apply-patch+yaml',
          body: applyBody(object),
        },
        signal: options.signal,
      });
      return writtenOf(answer);
    } catch (error) {
      throw ApplyConflictError.from(error);
    }
  }

  async create(
    object: NewKubernetesObject,
    options: CreateOptions = {},
  ): Promise<Written> {
    const { apiVersion, kind, metadata } = object;
    if (apiVersion === 'v1' && kind === 'Pod' && !options.dryRun) {
      throw new WriteRefusedError(
        'a pod is only tried by the portal, as a dry run',
      );
    }
    const answer = await this.#ask<KubernetesObject>({
      method: 'POST',
      target: {
        apiVersion,
        kind,
        name: metadata?.name,
        namespace: metadata?.namespace,
      },
      parameters: this.#writing(options),
      content: { type: 'application/json', body: JSON.stringify(object) },
      signal: options.signal,
    });
    return writtenOf(answer);
  }

  async read(
    reference: ObjectReference,
    options: WriterCallOptions = {},
  ): Promise<KubernetesObject | undefined> {
    try {
      const { body } = await this.#ask<KubernetesObject>({
        method: 'GET',
        target: oneOf(reference, reference),
        signal: options.signal,
      });
      return body;
    } catch (error) {
      if (isAbsent(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async list(
    { apiVersion, kind }: KubernetesKind,
    namespace: string,
    options: WriterCallOptions = {},
  ): Promise<KubernetesObject[]> {
    const items: KubernetesObject[] = [];
    let next: string | undefined;
    do {
      const { body } = await this.#ask<{
        items?: KubernetesObject[] | null;
        metadata?: { continue?: string };
      }>({
        method: 'GET',
        target: { apiVersion, kind, namespace },
        parameters: { limit: PAGE_SIZE, continue: next },
        signal: options.signal,
      });
      if (body.items === undefined) {
        throw new UnreadableAnswerError('the answer is no list');
      }
      // Servers leave out of the items what the list says.
      (body.items ?? []).forEach(item =>
        items.push({ ...item, apiVersion, kind }),
      );
      next = body.metadata?.continue;
    } while (next);
    return items;
  }

  async remove(
    reference: ObjectReference,
    options: RemoveOptions,
  ): Promise<'removed' | 'gone'> {
    const { uid, propagation, signal } = options;
    if (!uid) {
      throw new WriteRefusedError(
        `${reference.kind} '${reference.name}' is to be removed, and no uid says which one is meant`,
      );
    }
    try {
      await this.#ask({
        method: 'DELETE',
        target: oneOf(reference, reference),
        content: {
          type: 'application/json',
          body: JSON.stringify({
            apiVersion: 'v1',
            kind: 'DeleteOptions',
            preconditions: { uid },
            propagationPolicy: propagation,
          }),
        },
        signal,
      });
      return 'removed';
    } catch (error) {
      if (isAbsent(error)) {
        return 'gone';
      }
      if (error instanceof KubernetesApiError && error.status === 409) {
        return this.#explain(error, reference, options);
      }
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(
      new ConnectionError('the writer is closed', { problem: 'broken' }),
    );
    await this.#parts.http.close();
  }

  /** What a conflict of a removal comes from: the object itself says whether it is another one. */
  async #explain(
    conflict: KubernetesApiError,
    reference: ObjectReference,
    { uid, signal }: RemoveOptions,
  ): Promise<'gone'> {
    const found = await this.read(reference, { signal });
    if (!found) {
      return 'gone';
    }
    const foundUid = found.metadata.uid ?? '';
    if (foundUid === uid) {
      throw conflict;
    }
    throw new OtherObjectError(reference, { meant: uid, found: foundUid });
  }

  #writing({ dryRun }: CreateOptions): Record<string, string | undefined> {
    return {
      fieldManager: this.#parts.fieldManager,
      fieldValidation: 'Strict',
      dryRun: dryRun ? 'All' : undefined,
    };
  }

  async #ask<T>(call: Call): Promise<Answer<T>> {
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
}

/** The target of a call that would reach a whole collection if it had no name. */
function oneOf(
  { apiVersion, kind }: KubernetesKind,
  { name, namespace }: { name: string; namespace?: string },
): WriteTarget {
  return { apiVersion, kind, namespace, name: name ?? '' };
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof KubernetesApiError &&
    error.status === 404 &&
    error.details.name !== ''
  );
}

function writtenOf({ body, headers }: Answer<KubernetesObject>): Written {
  return { object: body, warnings: parseWarnings(headers.warning) };
}
