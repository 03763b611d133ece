import {
  encodeTopology,
  type Topology,
  type TopologyModel,
  type TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import type { LiveAnswer } from '@internal/plugin-odp-react';
import type {
  ClustersApi,
  TopologyRequest,
} from '../../plugins/odp-clusters/src/api';

/** Answers as the topology route does, with a cluster in which a few pods change at every tick. */
export class BenchTopology implements Pick<ClustersApi, 'loadTopology'> {
  readonly #model: TopologyModel;
  readonly #keys: string[];
  /** What was told and can be told again, as the bytes on the wire. */
  #whole: string;
  #tick = 0;
  #changes: string | undefined;

  static create(model: TopologyModel): BenchTopology {
    return new BenchTopology(model);
  }

  private constructor(model: TopologyModel) {
    this.#model = model;
    this.#keys = [...model.pods.keys()];
    this.#whole = JSON.stringify(
      encodeTopology({
        ...model,
        revision: '0',
        nodes: model.nodes.values(),
        pods: model.pods.values(),
      }),
    );
  }

  get revision(): string {
    return String(this.#tick);
  }

  /** So many pods, others at every tick, are failing now or are well again. */
  change(count: number, now: number): void {
    const since = this.revision;
    this.#tick += 1;
    const status = this.#tick % 2 ? 'failing' : 'healthy';
    const first = Math.floor((this.#tick - 1) / 2) * count;
    const pods = Array.from({ length: count }, (_, index): TopologyPod => {
      const key = this.#keys[(first + index) % this.#keys.length];
      return { ...this.#model.pods.get(key)!, status, causes: [] };
    });
    this.#changes = JSON.stringify(
      encodeTopology(
        {
          ...this.#model,
          freshness: { state: 'live', asOf: new Date(now).toISOString() },
          revision: this.revision,
          nodes: [],
          pods,
        },
        { since, removed: { nodes: [], pods: [] } },
      ),
    );
  }

  async loadTopology(
    _: string,
    { since }: TopologyRequest,
  ): Promise<LiveAnswer<Topology>> {
    if (since === this.revision) {
      return { kind: 'not-modified' };
    }
    const text = since === undefined ? this.#whole : this.#changes!;
    return {
      kind: 'data',
      data: JSON.parse(text),
      etag: `"${this.revision}"`,
    };
  }
}
