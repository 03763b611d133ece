import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  assessCluster,
  type ClusterList,
  type ClusterSummary,
  type Freshness,
  type Hidden,
  type NamespaceDetail,
  type NamespaceList,
  odpNamespaceReadPermission,
} from '@internal/plugin-odp-clusters-common';
import type { NamespaceFactsResolver } from '../facts/NamespaceFactsResolver';
import type { NamespaceState } from '../snapshots/ClusterSnapshot';
import type { SnapshotPublisher } from '../snapshots/SnapshotPublisher';
import type { View } from '../views/View';
import { ViewCache } from '../views/ViewCache';
import type { NamespaceResource } from '../visibility/rules';
import type { Visibility } from '../visibility/Visibility';
import type { ClusterWatch } from '../watching/ClusterWatch';

/** A cluster that is read, and the snapshots of it. */
export interface WatchedCluster {
  watch: ClusterWatch;
  publisher: SnapshotPublisher;
}

/** Answers from the snapshots, for a visibility. */
export class ClusterViews {
  readonly #clusters: ReadonlyMap<string, WatchedCluster>;
  readonly #facts: NamespaceFactsResolver;
  readonly #cache = new ViewCache();

  static create(options: {
    clusters: ReadonlyMap<string, WatchedCluster>;
    facts: NamespaceFactsResolver;
  }): ClusterViews {
    return new ClusterViews(options.clusters, options.facts);
  }

  private constructor(
    clusters: ReadonlyMap<string, WatchedCluster>,
    facts: NamespaceFactsResolver,
  ) {
    this.#clusters = clusters;
    this.#facts = facts;
  }

  /** @throws NotFoundError */
  cluster(name: string): WatchedCluster {
    const found = this.#clusters.get(name);
    if (!found) {
      throw new NotFoundError(
        `There is no cluster '${name}'; GET /clusters lists them`,
      );
    }
    return found;
  }

  listClusters(visibility: Visibility): View {
    const parts = [...this.#clusters.values()].map(cluster =>
      stateKey(cluster),
    );
    return this.#cache.get(
      `clusters ${parts.join(' ')} ${visibility.key}`,
      (): ClusterList => ({
        items: [...this.#clusters.values()].map(cluster =>
          summaryOf(cluster, visibility),
        ),
      }),
    );
  }

  listNamespaces(name: string, visibility: Visibility): View {
    const cluster = this.cluster(name);
    return this.#cache.get(
      `namespaces ${name} ${stateKey(cluster)} ${visibility.key}`,
      (): NamespaceList => {
        const { visible, hidden } = divide(cluster, visibility);
        return {
          cluster: name,
          freshness: freshnessShown(cluster),
          items: visible.map(({ assessment }) => assessment.summary),
          hidden,
          gaps: cluster.watch.gaps(),
          silentNodes: cluster.publisher.snapshot.nodes
            .filter(({ ready }) => ready === 'Unknown')
            .map(node => ({
              name: node.name,
              since:
                node.readySince === undefined
                  ? undefined
                  : new Date(node.readySince).toISOString(),
            })),
          layers: this.#facts.layers(),
        };
      },
    );
  }

  getNamespace(name: string, namespace: string, visibility: Visibility): View {
    const cluster = this.cluster(name);
    const state = this.#requireVisible(cluster, namespace, visibility);
    return this.#cache.get(
      `namespace ${name}/${namespace} ${stateKey(cluster)}`,
      (): NamespaceDetail => ({
        cluster: name,
        freshness: freshnessShown(cluster),
        gaps: cluster.watch.gaps(),
        ...state.assessment.detail(),
      }),
    );
  }

  /** @throws NotFoundError, or NotAllowedError where the caller may know that it exists */
  requireVisible(
    name: string,
    namespace: string,
    visibility: Visibility,
  ): void {
    this.#requireVisible(this.cluster(name), namespace, visibility);
  }

  #requireVisible(
    cluster: WatchedCluster,
    namespace: string,
    visibility: Visibility,
  ): NamespaceState {
    const { name } = cluster.watch.definition;
    const state = cluster.publisher.snapshot.namespaces.get(namespace);
    if (state && visibility.sees(resourceOf(namespace, state))) {
      return state;
    }
    if (state && visibility.namesHidden) {
      throw new NotAllowedError(
        `Namespace '${namespace}' of ${name} needs the right ${odpNamespaceReadPermission.name}`,
      );
    }
    throw new NotFoundError(
      `There is no namespace '${namespace}' in ${name} that you may see`,
    );
  }
}

/** What decides who may see a namespace. */
function resourceOf(
  name: string,
  { facts }: NamespaceState,
): NamespaceResource {
  return { name, layer: facts.layer, owner: facts.owner };
}

function divide(
  { publisher }: WatchedCluster,
  visibility: Visibility,
): { visible: NamespaceState[]; hidden: Hidden } {
  const visible: NamespaceState[] = [];
  const hidden: string[] = [];
  for (const [name, state] of publisher.snapshot.namespaces) {
    if (visibility.sees(resourceOf(name, state))) {
      visible.push(state);
    } else {
      hidden.push(name);
    }
  }
  return {
    visible,
    hidden: {
      count: hidden.length,
      ...(visibility.namesHidden && { names: hidden.sort() }),
    },
  };
}

function summaryOf(
  cluster: WatchedCluster,
  visibility: Visibility,
): ClusterSummary {
  const { watch, publisher } = cluster;
  const { name, region } = watch.definition;
  const { visible, hidden } = divide(cluster, visibility);
  return {
    name,
    region,
    version: watch.version,
    freshness: freshnessShown(cluster),
    ...(publisher.snapshot.revision > 0 &&
      assessCluster(
        [...publisher.snapshot.nodes],
        visible.map(({ assessment }) => assessment.summary),
      )),
    hidden,
    gaps: watch.gaps(),
  };
}

/** Before the first snapshot there is nothing to show, however live the watches are. */
function freshnessShown({ watch, publisher }: WatchedCluster): Freshness {
  const freshness = watch.freshness();
  return freshness.state === 'live' && publisher.snapshot.revision === 0
    ? { state: 'starting', asOf: freshness.asOf }
    : freshness;
}

/** What an answer depends on besides who asks. The age of a live view is not part of it. */
function stateKey({ watch, publisher }: WatchedCluster): string {
  return `${publisher.snapshot.revision} ${freshnessKey(
    watch.freshness(),
  )} ${watch
    .gaps()
    .map(({ kind, cause }) => `${kind}:${cause}`)
    .join(',')} ${watch.version}`;
}

/** Changes when readers must be told of the freshness, and not with each heartbeat. */
export function freshnessKey(freshness: Freshness): string {
  const { state, asOf, reason, progress } = freshness;
  return state === 'live'
    ? state
    : JSON.stringify([state, asOf, reason, progress]);
}
