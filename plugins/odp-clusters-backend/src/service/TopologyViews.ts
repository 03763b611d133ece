import { type View, ViewCache, type Visibility } from '@internal/backend-kit';
import {
  diffTopology,
  drawNodes,
  drawTopology,
  encodeTopology,
  type Topology,
  topologyPod,
} from '@internal/plugin-odp-clusters-common';
import type { TargetState } from '@internal/target-state';
import type { NamespaceFactsResolver } from '../facts/NamespaceFactsResolver';
import type { TopologySnapshot } from '../snapshots/TopologySnapshot';
import {
  clusterNamed,
  freshnessShown,
  stateKey,
  type WatchedCluster,
} from './clusterState';
import { lookAt } from './lookAt';
import { RevisionTokens } from './RevisionTokens';
import type { NamespaceResource } from '../visibility/rules';

export interface TopologyViewsOptions {
  clusters: ReadonlyMap<string, WatchedCluster>;
  facts: NamespaceFactsResolver;
  target: Pick<TargetState, 'clusters' | 'nodePools'>;
}

/** A revision that the caller knows, and the snapshot that it stands for. */
interface Base {
  since: string;
  snapshot: TopologySnapshot;
}

/** Answers with topologies, whole or what changed since one that the caller knows. */
export class TopologyViews {
  readonly #options: TopologyViewsOptions;
  readonly #cache = new ViewCache();
  readonly #tokens = new RevisionTokens();

  static create(options: TopologyViewsOptions): TopologyViews {
    return new TopologyViews(options);
  }

  private constructor(options: TopologyViewsOptions) {
    this.#options = options;
  }

  /**
   * @param since - a revision of an earlier answer; one that is not known any
   * more gets the whole topology
   * @throws NotFoundError for a cluster that does not exist
   */
  getTopology(
    name: string,
    since: string | undefined,
    visibility: Visibility<NamespaceResource>,
  ): View {
    const cluster = clusterNamed(this.#options.clusters, name);
    const state = stateKey(cluster);
    const revision = this.#tokens.write({
      number: cluster.publisher.snapshot.revision,
      subject: `${name} ${visibility.key}`,
      state,
    });
    const base = this.#baseOf(cluster, since, visibility);
    const view = this.#cache.get(
      `${name} ${state} ${visibility.key} ${base?.since ?? 'whole'}`,
      () => this.#draw(cluster, visibility, { revision, base }),
    );
    return since === revision ? { ...view, isHeld: true } : view;
  }

  #baseOf(
    { watch, publisher }: WatchedCluster,
    since: string | undefined,
    visibility: Visibility<NamespaceResource>,
  ): Base | undefined {
    const number = this.#tokens.read(
      since,
      `${watch.definition.name} ${visibility.key}`,
    );
    const snapshot =
      number === undefined ? undefined : publisher.history.at(number);
    return since && snapshot ? { since, snapshot } : undefined;
  }

  #draw(
    cluster: WatchedCluster,
    visibility: Visibility<NamespaceResource>,
    { revision, base }: { revision: string; base?: Base },
  ): Topology {
    const { watch, publisher } = cluster;
    const { name, region } = watch.definition;
    const { facts, target } = this.#options;
    const { latest } = publisher.history;
    const declared = {
      pools: target.nodePools,
      zones: target.clusters.find(each => each.name === name)?.zones ?? [],
    };
    const { view, namespaces, pods, hidden } = lookAt(
      latest,
      visibility,
      declared,
    );
    const frame = drawTopology(latest, view);
    const content = {
      cluster: name,
      region,
      freshness: freshnessShown(cluster),
      gaps: watch.gaps(),
      hidden,
      revision,
      layers: facts.layers(),
      namespaces,
      ...frame,
    };
    if (!base) {
      return encodeTopology({
        ...content,
        pods: [...pods.values()].flat().map(topologyPod),
      });
    }
    const before = lookAt(base.snapshot, visibility, declared);
    const { removed, ...changed } = diffTopology(
      {
        nodes: drawNodes(base.snapshot, before.view),
        namespaces: before.pods,
      },
      { nodes: frame.nodes, namespaces: pods },
    );
    return encodeTopology(
      { ...content, ...changed },
      { since: base.since, removed },
    );
  }
}
