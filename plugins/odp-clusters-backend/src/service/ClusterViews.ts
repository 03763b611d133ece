import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { type View, ViewCache, type Visibility } from '@internal/backend-kit';
import {
  assessCluster,
  type ClusterList,
  type ClusterSummary,
  type Hidden,
  type NamespaceDetail,
  type NamespaceList,
  type NodeRecord,
  odpNamespaceReadPermission,
  type RolloutList,
  rolloutsOf,
} from '@internal/plugin-odp-clusters-common';
import type { NamespaceFactsResolver } from '../facts/NamespaceFactsResolver';
import { type NamespaceState, resourceOf } from '../snapshots/ClusterSnapshot';
import type { NamespaceResource } from '../visibility/rules';
import {
  clusterNamed,
  freshnessShown,
  requireNamespaces,
  stateKey,
  type WatchedCluster,
} from './clusterState';

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

  listClusters(visibility: Visibility<NamespaceResource>): View {
    const parts = [...this.#clusters.values()].map(cluster =>
      stateKey(cluster),
    );
    return this.#cache.get(
      `clusters ${parts.join(' ')} ${visibility.key}`,
      (): ClusterList => ({
        items: [...this.#clusters.values()].map(cluster =>
          summaryOf(cluster, visibility, this.#facts.clusterOwner()),
        ),
      }),
    );
  }

  listNamespaces(
    name: string,
    visibility: Visibility<NamespaceResource>,
  ): View {
    const cluster = clusterNamed(this.#clusters, name);
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
          silentNodes: nodesOf(cluster)
            ?.filter(({ ready }) => ready === 'Unknown')
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

  listRollouts(name: string, visibility: Visibility<NamespaceResource>): View {
    const cluster = clusterNamed(this.#clusters, name);
    return this.#cache.get(
      `rollouts ${name} ${stateKey(cluster)} ${visibility.key}`,
      (): RolloutList => ({
        cluster: name,
        items: divide(cluster, visibility)
          .visible.flatMap(({ assessment }) => rolloutsOf(assessment))
          .sort((one, other) => (one.since < other.since ? 1 : -1)),
      }),
    );
  }

  getNamespace(
    name: string,
    namespace: string,
    visibility: Visibility<NamespaceResource>,
  ): View {
    const cluster = clusterNamed(this.#clusters, name);
    const state = this.#requireVisible(cluster, namespace, visibility);
    return this.#cache.get(
      `namespace ${name}/${namespace} ${stateKey(cluster)}`,
      (): NamespaceDetail => ({
        cluster: name,
        freshness: freshnessShown(cluster),
        gaps: cluster.watch.gaps(),
        isSimulated: nodesOf(cluster)?.some(({ isSimulated }) => isSimulated),
        ...state.assessment.detail(),
      }),
    );
  }

  /**
   * What decides on a namespace that the caller may see.
   *
   * @throws NotFoundError, or NotAllowedError where the caller may know that it
   * exists; ServiceUnavailableError while it cannot be known whether it does
   */
  requireVisible(
    name: string,
    namespace: string,
    visibility: Visibility<NamespaceResource>,
  ): NamespaceResource {
    const cluster = clusterNamed(this.#clusters, name);
    return resourceOf(
      namespace,
      this.#requireVisible(cluster, namespace, visibility),
    );
  }

  #requireVisible(
    cluster: WatchedCluster,
    namespace: string,
    visibility: Visibility<NamespaceResource>,
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
    requireNamespaces(cluster);
    throw new NotFoundError(
      `There is no namespace '${namespace}' in ${name} that you may see`,
    );
  }
}

function divide(
  { publisher }: WatchedCluster,
  visibility: Visibility<NamespaceResource>,
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

/** Undefined when nodes cannot be read. */
function nodesOf({ publisher }: WatchedCluster): NodeRecord[] | undefined {
  const { nodes, readable } = publisher.snapshot;
  return readable.has('nodes') ? [...nodes] : undefined;
}

function summaryOf(
  cluster: WatchedCluster,
  visibility: Visibility<NamespaceResource>,
  owner: string,
): ClusterSummary {
  const { watch, publisher } = cluster;
  const { name, region } = watch.definition;
  const { visible, hidden } = divide(cluster, visibility);
  return {
    name,
    region,
    owner,
    version: watch.version,
    freshness: freshnessShown(cluster),
    ...(publisher.snapshot.revision > 0 &&
      assessCluster(
        nodesOf(cluster),
        publisher.snapshot.readable.has('namespaces')
          ? visible.map(({ assessment }) => assessment.summary)
          : undefined,
        name,
      )),
    hidden,
    gaps: watch.gaps(),
  };
}
