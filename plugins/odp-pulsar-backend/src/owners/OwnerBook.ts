import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { namespaceListSchema } from '@internal/plugin-odp-clusters-common';
import { workspaceOf } from '@internal/plugin-odp-pulsar-common';
import type { TargetState } from '@internal/target-state';
import type { Gap } from '@internal/vocabulary';
import type { SweepCompanions } from '../collection/InstanceWatch';

const TIMEOUT_MS = 10_000;

export interface OwnerBookOptions {
  /** Kubernetes cluster whose namespaces tell the owners. */
  cluster: string;
  eventBus: TargetState['eventBus'];
  discovery: DiscoveryService;
  auth: AuthService;
}

/**
 * Owners of the workspaces of the bus: those of their namespaces in the Kubernetes
 * cluster, asked of the plugin that reads it. What nobody is known to own is seen
 * by platform engineers alone.
 */
export class OwnerBook {
  readonly #options: OwnerBookOptions;
  /** By Kubernetes namespace, as last told. */
  #owners: ReadonlyMap<string, string> = new Map();
  #etag: string | undefined;

  static create(options: OwnerBookOptions): OwnerBook {
    return new OwnerBook(options);
  }

  private constructor(options: OwnerBookOptions) {
    this.#options = options;
  }

  read: SweepCompanions['owners'] = async namespaces => {
    const gaps: Gap[] = [];
    try {
      await this.#refresh();
    } catch (error) {
      gaps.push({
        kind: 'owners',
        cause: 'failed',
        message: `Who owns which workspace cannot be read of the namespaces of cluster ${
          this.#options.cluster
        }, so that ${
          this.#etag ? 'new ones are' : 'all are'
        } shown to platform engineers alone: ${
          (error as Error).message
        }. The portal tries again.`,
      });
    }
    return { owners: this.#ownersOf(namespaces), gaps };
  };

  #ownersOf(namespaces: readonly string[]): Map<string, string> {
    const owners = new Map<string, string>();
    for (const namespace of namespaces) {
      const isWorkspace =
        workspaceOf(namespace, this.#options.eventBus) !== undefined;
      const owner =
        // Its namespace in Kubernetes has the name without the tenant.
        isWorkspace && this.#owners.get(namespace.split('/')[1]);
      if (owner) {
        owners.set(namespace, owner);
      }
    }
    return owners;
  }

  async #refresh(): Promise<void> {
    const { auth, discovery, cluster } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'odp-clusters',
    });
    const base = await discovery.getBaseUrl('odp-clusters');
    const response = await fetch(
      `${base}/clusters/${encodeURIComponent(cluster)}/namespaces`,
      {
        headers: {
          authorization: `Bearer ${token}`,
          ...(this.#etag && { 'if-none-match': this.#etag }),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
    ).catch(error => {
      // Its own words name addresses.
      throw new Error('odp-clusters does not answer', { cause: error });
    });
    if (response.status === 304) {
      return;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`odp-clusters answers ${response.status}`);
    }
    const list = namespaceListSchema.safeParse(
      await response.json().catch(() => undefined),
    );
    if (!list.success) {
      throw new Error(
        'odp-clusters answers with something else than namespaces',
      );
    }
    const { freshness, gaps, items } = list.data;
    const gap = gaps.find(({ kind }) => kind === 'namespaces');
    if (gap) {
      throw new Error(gap.message.replace(/\.$/, ''));
    }
    // A list of what was never read is empty, which says nothing of owners.
    if (freshness.state !== 'live' && freshness.state !== 'stale') {
      throw new Error(
        `the cluster is ${freshness.state}${
          freshness.reason ? `: ${freshness.reason}` : ''
        }`,
      );
    }
    this.#owners = new Map(
      items.flatMap(({ name, owner }) =>
        owner ? [[name, owner] as const] : [],
      ),
    );
    this.#etag = response.headers.get('etag') ?? undefined;
  }
}
