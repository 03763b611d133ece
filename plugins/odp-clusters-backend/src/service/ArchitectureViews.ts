import { type View, ViewCache, type Visibility } from '@internal/backend-kit';
import {
  buildArchitecture,
  PathBook,
} from '@internal/plugin-odp-clusters-common';
import { entityRefOf, type TargetState } from '@internal/target-state';
import type { NamespaceFactsResolver } from '../facts/NamespaceFactsResolver';
import { resourceOf } from '../snapshots/ClusterSnapshot';
import type { TrafficMeter } from '../traffic/TrafficMeter';
import {
  clusterNamed,
  freshnessShown,
  stateKey,
  type WatchedCluster,
} from './clusterState';
import type { ArchitectureQuery } from './ClustersService';
import type { NamespaceResource } from '../visibility/rules';

export interface ArchitectureViewsOptions {
  clusters: ReadonlyMap<string, WatchedCluster>;
  facts: NamespaceFactsResolver;
  target: TargetState;
  /** Meters by cluster; none where traffic is not measured. */
  traffic: ReadonlyMap<string, Pick<TrafficMeter, 'traffic' | 'version'>>;
}

/** Answers with the architecture of a cluster, from its snapshot and for a visibility. */
export class ArchitectureViews {
  readonly #options: ArchitectureViewsOptions;
  readonly #books = new Map<string, PathBook>();
  readonly #cache = new ViewCache();

  static create(options: ArchitectureViewsOptions): ArchitectureViews {
    return new ArchitectureViews(options);
  }

  private constructor(options: ArchitectureViewsOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError for a cluster that does not exist */
  getArchitecture(
    { cluster: name, edges }: ArchitectureQuery,
    visibility: Visibility<NamespaceResource>,
  ): View {
    const { clusters, target, traffic } = this.#options;
    const cluster = clusterNamed(clusters, name);
    const meter = traffic.get(name);
    return this.#cache.get(
      [
        name,
        edges,
        stateKey(cluster),
        visibility.key,
        `traffic ${meter?.version}`,
      ].join(' '),
      () =>
        buildArchitecture({
          target,
          cluster: name,
          freshness: freshnessShown(cluster),
          gaps: cluster.watch.gaps(),
          namespaces: namespacesOf(cluster),
          sees: namespace => this.#sees(cluster, namespace, visibility),
          entityOf: entityRefOf,
          traffic: meter?.traffic ?? { state: 'not-set-up' },
          paths: this.#bookOf(name),
          listAllowed: edges === 'all',
        }),
    );
  }

  #sees(
    { publisher }: WatchedCluster,
    namespace: string,
    visibility: Visibility<NamespaceResource>,
  ): boolean {
    // One that is not there would belong to whom the target state says.
    const state = publisher.snapshot.namespaces.get(namespace) ?? {
      facts: this.#options.facts.of({ name: namespace, labels: {} }),
    };
    return visibility.sees(resourceOf(namespace, state));
  }

  #bookOf(cluster: string): PathBook {
    const book =
      this.#books.get(cluster) ??
      PathBook.create(this.#options.target.mesh.rootNamespace);
    this.#books.set(cluster, book);
    return book;
  }
}

/** By name; undefined when it is not known which namespaces there are. */
function namespacesOf({ watch, publisher }: WatchedCluster) {
  const { revision, namespaces } = publisher.snapshot;
  const isListed = !watch.gaps().some(({ kind }) => kind === 'namespaces');
  return revision > 0 && isListed
    ? new Map(
        [...namespaces].map(([name, { assessment }]) => [name, assessment]),
      )
    : undefined;
}
