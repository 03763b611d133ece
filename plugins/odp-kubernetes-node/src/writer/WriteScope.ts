import type { KubernetesKind } from './KubernetesObject';
import { WriteRefusedError } from './WriteRefusedError';

/** What a writer is for. */
export interface WriteScopeOptions {
  /** The only kinds that it touches. */
  kinds: readonly KubernetesKind[];
  isOwnNamespace: (name: string) => boolean;
}

/** What a call speaks of: an object, or a collection when it has no name. */
export interface WriteTarget extends KubernetesKind {
  name?: string;
  namespace?: string;
}

const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Keeps a writer to its kinds and namespaces. Throws `WriteRefusedError`. */
export class WriteScope {
  readonly #kinds: ReadonlySet<string>;
  readonly #isOwnNamespace: (name: string) => boolean;

  private constructor(options: WriteScopeOptions) {
    this.#kinds = new Set(options.kinds.map(keyOf));
    this.#isOwnNamespace = options.isOwnNamespace;
  }

  static create(options: WriteScopeOptions): WriteScope {
    return new WriteScope(options);
  }

  /** What can be said without asking the cluster. */
  check(target: WriteTarget): void {
    const { apiVersion, kind, name, namespace } = target;
    if (!this.#kinds.has(keyOf(target))) {
      throw new WriteRefusedError(
        `${kind} of ${apiVersion} is none of the kinds that the portal writes`,
      );
    }
    if (name !== undefined) {
      assertName(kind, name);
    }
    const isNamespace = apiVersion === 'v1' && kind === 'Namespace';
    if (isNamespace || namespace !== undefined) {
      const touched = (isNamespace ? name : namespace) ?? '';
      if (!NAMESPACE.test(touched) || !this.#isOwnNamespace(touched)) {
        throw new WriteRefusedError(
          `the namespace '${touched}' is none of those that the portal writes to`,
        );
      }
    }
  }

  /** What has to be known of the kind for. */
  checkPlace({ kind, name, namespace }: WriteTarget, namespaced: boolean) {
    const what = name === undefined ? kind : `${kind} '${name}'`;
    if (namespaced && namespace === undefined) {
      throw new WriteRefusedError(
        `${what} is of a namespace, and none is given`,
      );
    }
    if (!namespaced && namespace !== undefined) {
      throw new WriteRefusedError(
        `${what} is of the whole cluster, and not of the namespace '${namespace}'`,
      );
    }
  }
}

function keyOf({ apiVersion, kind }: KubernetesKind): string {
  return `${apiVersion} ${kind}`;
}

/** The rule of Kubernetes for every name: it is one segment of a path, which servers decode first. */
function assertName(kind: string, name: string): void {
  if (name === '' || name === '.' || name === '..' || /[/%]/.test(name)) {
    throw new WriteRefusedError(
      `'${name}' can be no name of a ${kind}: it is empty, '.' or '..', or holds '/' or '%'`,
    );
  }
}
