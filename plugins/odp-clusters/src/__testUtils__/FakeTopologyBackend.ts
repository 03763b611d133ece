import {
  encodeTopology,
  type Topology,
  type TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import type { LiveAnswer } from '@internal/plugin-odp-react';
import { aTopologyPod } from '@internal/test-utils';
import type { ClustersApi, TopologyRequest } from '../api';

type Pods = ReadonlyMap<string, TopologyPod>;

/** Answers as the topology route does: whole, changes, or "what you have is still right". */
export class FakeTopologyBackend implements Pick<ClustersApi, 'loadTopology'> {
  /** What each request named as held. */
  readonly asked: Array<string | undefined> = [];
  /** So many answers are made and get lost on the way. */
  losing = 0;
  /** Changes are told of a revision that nobody named. */
  confused = false;
  readonly #known = new Map<string, Pods>();
  #latest = 'r0';

  /** The pods of namespace `data` from now on, by name and status. */
  nowRuns(pods: Record<string, TopologyPod['status']>): void {
    this.#latest = `r${this.#known.size + 1}`;
    this.#known.set(
      this.#latest,
      new Map(
        Object.entries(pods).map(([name, status]) => {
          const pod = aTopologyPod({ namespace: 'data', name, status });
          return [pod.key, pod];
        }),
      ),
    );
  }

  async loadTopology(
    _: string,
    { since, etag }: TopologyRequest,
  ): Promise<LiveAnswer<Topology>> {
    this.asked.push(since);
    if (this.losing > 0) {
      this.losing -= 1;
      throw new TypeError('Failed to fetch');
    }
    return etag && since === this.#latest
      ? { kind: 'not-modified' }
      : { kind: 'data', data: this.#answer(since), etag: `"${this.#latest}"` };
  }

  #answer(since: string | undefined): Topology {
    const pods = this.#known.get(this.#latest)!;
    const base = since === undefined ? undefined : this.#known.get(since);
    const content = {
      cluster: 'odp-eu',
      freshness: { state: 'live' as const },
      gaps: [],
      hidden: { count: 0 },
      revision: this.#latest,
      zones: [],
      pools: [],
      layers: [],
      namespaces: [{ name: 'data' }],
      waiting: [],
      counts: { nodes: 0, pods: {}, hiddenPods: 0 },
      nodes: [],
    };
    return base
      ? encodeTopology(
          {
            ...content,
            pods: [...pods.values()].filter(
              ({ key, status }) => base.get(key)?.status !== status,
            ),
          },
          {
            since: this.confused ? 'another' : since!,
            removed: {
              nodes: [],
              pods: [...base.keys()].filter(key => !pods.has(key)),
            },
          },
        )
      : encodeTopology({ ...content, pods: pods.values() });
  }
}
