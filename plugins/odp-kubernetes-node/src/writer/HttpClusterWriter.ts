import { UnreadableAnswerError } from '@internal/backend-kit';
import type { JsonAnswer } from '../client/ClusterHttp';
import { KubernetesApiError } from '../client/errors';
import { parseWarnings } from '../client/parseWarnings';
import { ApplyConflictError } from './ApplyConflictError';
import { applyBody } from './applyBody';
import type {
  ApplyOptions,
  ClusterWriter,
  CreateOptions,
  RemoveOptions,
  WriterCallOptions,
  Written,
} from './ClusterWriter';
import type {
  KubernetesKind,
  KubernetesObject,
  NewKubernetesObject,
  ObjectReference,
} from './KubernetesObject';
import { OtherObjectError } from './OtherObjectError';
import { WriteRefusedError } from './WriteRefusedError';
import type { WriterCalls } from './WriterCalls';
import type { WriteTarget } from './WriteScope';

const PAGE_SIZE = '500';

interface Parts {
  cluster: string;
  calls: WriterCalls;
  fieldManager: string;
}

/** The verbs of a `ClusterWriter`, each as the Kubernetes API has it. */
export class HttpClusterWriter implements ClusterWriter {
  readonly cluster: string;
  readonly #calls: WriterCalls;
  readonly #fieldManager: string;

  private constructor(parts: Parts) {
    this.cluster = parts.cluster;
    this.#calls = parts.calls;
    this.#fieldManager = parts.fieldManager;
  }

  static create(parts: Parts): HttpClusterWriter {
    return new HttpClusterWriter(parts);
  }

  async apply(
    object: KubernetesObject,
    options: ApplyOptions = {},
  ): Promise<Written> {
    assertMayExist(object, options);
    try {
      const answer = await this.#calls.send<KubernetesObject>({
        method: 'PATCH',
        target: oneOf(object, object.metadata),
        parameters: {
          ...this.#writing(options),
          force: options.force ? 'true' : undefined,
        },
        content: {
          type: 'application/apply-patch+yaml',
          body: applyBody(object, options),
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
    assertMayExist(object, options);
    const answer = await this.#calls.send<KubernetesObject>({
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
      const { body } = await this.#calls.send<KubernetesObject>({
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
      const { body } = await this.#calls.send<{
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
      await this.#calls.send({
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

  close(): Promise<void> {
    return this.#calls.close();
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
      fieldManager: this.#fieldManager,
      fieldValidation: 'Strict',
      dryRun: dryRun ? 'All' : undefined,
    };
  }
}

/** The target of a call that would reach a whole collection if it had no name. */
function oneOf(
  { apiVersion, kind }: KubernetesKind,
  { name, namespace }: { name: string; namespace?: string },
): WriteTarget {
  return { apiVersion, kind, namespace, name: name ?? '' };
}

function assertMayExist(
  { apiVersion, kind }: KubernetesKind,
  { dryRun }: CreateOptions,
): void {
  if (apiVersion === 'v1' && kind === 'Pod' && !dryRun) {
    throw new WriteRefusedError(
      'a pod is only tried by the portal, as a dry run',
    );
  }
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof KubernetesApiError &&
    error.status === 404 &&
    error.details.name !== ''
  );
}

function writtenOf({ body, headers }: JsonAnswer<KubernetesObject>): Written {
  return { object: body, warnings: parseWarnings(headers.warning) };
}
