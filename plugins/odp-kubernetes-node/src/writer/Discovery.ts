import { KubernetesApiError } from '../client/errors';
import type { KubernetesKind } from './KubernetesObject';

/** A kind as the cluster serves it. */
export interface ServedKind {
  /** Empty for the core group. */
  group: string;
  version: string;
  plural: string;
  namespaced: boolean;
}

/** What is used of an APIResourceList. */
export interface ResourceList {
  resources?: { name: string; kind: string; namespaced: boolean }[];
}

/** A shared request for the list of an API version; empty when the cluster does not serve it. */
type Listing = Promise<NonNullable<ResourceList['resources']>>;

/**
 * Which kinds a cluster serves, and under which paths. Each API version is asked for when it is
 * needed, once for all who call, and again when the cluster does not know a kind or a path.
 */
export class Discovery {
  readonly #read: (path: string) => Promise<ResourceList>;
  readonly #listings = new Map<string, Listing>();

  private constructor(read: (path: string) => Promise<ResourceList>) {
    this.#read = read;
  }

  /** `read` gets an encoded path, and throws what the client throws. */
  static create(read: (path: string) => Promise<ResourceList>): Discovery {
    return new Discovery(read);
  }

  /**
   * Gives `act` the kind as it is served; again, once, when the cluster has no such path any more.
   * Throws `KubernetesApiError` with reason `KindNotServed`, what `read` and `act` throw, and the
   * reason of `signal`.
   */
  async at<T>(
    kind: KubernetesKind,
    signal: AbortSignal,
    act: (served: ServedKind) => Promise<T>,
  ): Promise<T> {
    const known = this.#listings.get(kind.apiVersion);
    const listing = known ?? this.#list(kind.apiVersion);
    const served = await servedOf(kind, listing, signal);
    if (served) {
      try {
        return await act(served);
      } catch (error) {
        if (!isUnknownPath(error)) {
          throw error;
        }
      }
    } else if (!known) {
      throw notServed(kind);
    }
    if (this.#listings.get(kind.apiVersion) === listing) {
      this.#listings.delete(kind.apiVersion);
    }
    const fresh =
      this.#listings.get(kind.apiVersion) ?? this.#list(kind.apiVersion);
    const servedNow = await servedOf(kind, fresh, signal);
    if (!servedNow) {
      throw notServed(kind);
    }
    return act(servedNow);
  }

  #list(apiVersion: string): Listing {
    const listing = this.#ask(apiVersion);
    this.#listings.set(apiVersion, listing);
    listing.catch(() => {
      if (this.#listings.get(apiVersion) === listing) {
        this.#listings.delete(apiVersion);
      }
    });
    return listing;
  }

  async #ask(apiVersion: string): Listing {
    const { group, version } = partsOf(apiVersion);
    const parts = [...(group ? ['apis', group] : ['api']), version];
    try {
      const path = `/${parts.map(encodeURIComponent).join('/')}`;
      return (await this.#read(path)).resources ?? [];
    } catch (error) {
      if (error instanceof KubernetesApiError && error.status === 404) {
        return [];
      }
      throw error;
    }
  }
}

/** Whether a 404 is of the path: that of an object names it. */
function isUnknownPath(error: unknown): boolean {
  return (
    error instanceof KubernetesApiError &&
    error.status === 404 &&
    !error.details.name
  );
}

function partsOf(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.lastIndexOf('/');
  return {
    group: apiVersion.slice(0, Math.max(slash, 0)),
    version: apiVersion.slice(slash + 1),
  };
}

async function servedOf(
  { apiVersion, kind }: KubernetesKind,
  listing: Listing,
  signal: AbortSignal,
): Promise<ServedKind | undefined> {
  const found = (await untilAborted(listing, signal)).find(
    // A subresource has the kind of its parent, or one of its own.
    resource => resource.kind === kind && !resource.name.includes('/'),
  );
  return (
    found && {
      ...partsOf(apiVersion),
      plural: found.name,
      namespaced: found.namespaced,
    }
  );
}

/** The promise goes on for others when this caller stops waiting. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

function notServed({ apiVersion, kind }: KubernetesKind): KubernetesApiError {
  return new KubernetesApiError(
    `the cluster serves no ${kind} of ${apiVersion}`,
    { status: 404, reason: 'KindNotServed' },
  );
}
