import type { TargetState } from '@internal/target-state';
import { BEHAVIOUR_ANNOTATION } from '../life/behaviour';
import { createNodes, reconcileNode } from '../life/nodes';
import { resourceOfKey, type ObjectStore } from '../store';
import type { FleetSeed } from './FleetSeed';

const NODES = resourceOfKey('nodes');

/** Share of the pools, in the order in which they take nodes. */
const SHARES: Record<string, number> = {
  general: 0.7,
  storage: 0.12,
  spot: 0.1,
  gpu: 0.08,
};

/** One node of so many does not answer. */
const NODES_PER_SILENT_ONE = 250;

/** Hands out the nodes of each pool in turn. */
export class FleetNodes {
  readonly silent = new Set<string>();
  readonly #pools = new Map<string, string[]>();
  readonly #cursor = new Map<string, number>();

  /** Creates the nodes; from 100 on some are silent. */
  static create(
    store: ObjectStore,
    target: TargetState,
    options: { cluster: string; nodes: number; seed: FleetSeed },
  ): FleetNodes {
    const zones = target.clusters.find(
      ({ name }) => name === options.cluster,
    )!.zones;
    const sizes = poolSizes(target, options.nodes).map(size => ({
      ...size,
      names: uniqueNames({ ...size, zones, seed: options.seed }),
    }));
    createNodes(store, target, { cluster: options.cluster, sizes });
    return new FleetNodes(store);
  }

  private constructor(store: ObjectStore) {
    const nodes = store.list(NODES);
    nodes.forEach((node, index) => {
      const pool = node.metadata.labels!['cloud.google.com/gke-nodepool'];
      const names = this.#pools.get(pool) ?? [];
      this.#pools.set(pool, names);
      names.push(node.metadata.name);
      if (nodes.length >= 100 && index % NODES_PER_SILENT_ONE === 41) {
        this.silent.add(node.metadata.name);
        reconcileNode(
          store,
          store.update({
            ...node,
            metadata: {
              ...node.metadata,
              annotations: { [BEHAVIOUR_ANNOTATION]: 'silent' },
            },
          }),
        );
      }
    });
  }

  /** What the scheduler says of a pod for which every node is full. */
  get fullMessage(): string {
    const sizes = [...this.#pools.values()].map(names => names.length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    return `0/${all} nodes are available: ${all} Insufficient cpu. preemption: 0/${all} nodes are available: ${all} No preemption victims found for incoming pod.`;
  }

  /** Every node, in the order in which they joined. */
  get names(): string[] {
    return [...this.#pools.values()].flat();
  }

  /** The pool that a workload for `pool` runs on: its own, or general when that is empty. */
  poolFor(pool: string): string {
    return this.#pools.has(pool) ? pool : [...this.#pools.keys()][0];
  }

  /** The next node of a pool. */
  next(pool: string): string {
    const names = this.#pools.get(pool)!;
    const cursor = this.#cursor.get(pool) ?? 0;
    this.#cursor.set(pool, cursor + 1);
    return names[cursor % names.length];
  }
}

function poolSizes(target: TargetState, nodes: number) {
  const pools = target.nodePools.map(({ name }) => name);
  const others = pools
    .filter(name => name !== 'general')
    .map(pool => ({ pool, count: Math.floor(nodes * (SHARES[pool] ?? 0)) }))
    .filter(({ count }) => count > 0);
  const taken = others.reduce((sum, { count }) => sum + count, 0);
  return [{ pool: 'general', count: nodes - taken }, ...others];
}

function uniqueNames({
  pool,
  count,
  zones,
  seed,
}: {
  pool: string;
  count: number;
  zones: string[];
  seed: FleetSeed;
}): string[] {
  const names = new Set<string>();
  for (let index = 0; index < count; index++) {
    const letter = zones[index % zones.length].split('-').pop();
    let name = `${pool}-${letter}-${seed.suffix(4)}`;
    while (names.has(name)) {
      name = `${pool}-${letter}-${seed.suffix(4)}`;
    }
    names.add(name);
  }
  return [...names];
}
