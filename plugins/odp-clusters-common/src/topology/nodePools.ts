import type { NodePoolView } from '../contract';
import type { NodeRecord } from '../records';
import { add, allocatableOf, NOTHING, tidyAmounts } from './amounts';
import type { NodeLoad } from './nodeLoads';
import type { DeclaredPool } from './TopologySource';

/** Name of the pool of nodes that no pool label names. */
const NO_POOL = 'none';

/**
 * Id of the pool that a node belongs to. A node that does not tell its machine
 * type contradicts nobody, so it belongs to the declared pool of its name.
 */
export function poolIdOf(
  { pool = NO_POOL, machineType }: NodeRecord,
  declared: readonly DeclaredPool[],
): string {
  const type =
    machineType ??
    declared.find(({ name }) => name === pool)?.machineType ??
    'unknown';
  return `${pool}/${type}`;
}

/**
 * Declared pools in the order of the target state, also those without a node,
 * then what else the nodes say.
 */
export function mergeNodePools(
  declared: readonly DeclaredPool[],
  nodes: readonly NodeRecord[],
  loads: ReadonlyMap<string, NodeLoad>,
): NodePoolView[] {
  const pools = new Map<string, NodePoolView>();
  for (const { name, title, machineType, gpu, spot, autoscaling } of declared) {
    pools.set(`${name}/${machineType}`, {
      ...emptyPool(`${name}/${machineType}`, name),
      machineType,
      declared: true,
      title,
      spot,
      gpuType: gpu?.type,
      limits: { min: autoscaling.min, max: autoscaling.max },
    });
  }
  const found = new Map<string, NodePoolView>();
  for (const node of nodes) {
    const id = poolIdOf(node, declared);
    const pool = pools.get(id) ?? found.get(id) ?? observedPool(id, node);
    if (!pools.has(id)) {
      found.set(id, pool);
    }
    pool.nodes += 1;
    if (node.ready !== 'Unknown') {
      add(pool.requested, loads.get(node.name)?.requested ?? NOTHING);
      add(pool.allocatable, allocatableOf(node));
    }
  }
  return [
    ...pools.values(),
    ...[...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  ].map(pool => ({
    ...pool,
    requested: tidyAmounts(pool.requested),
    allocatable: tidyAmounts(pool.allocatable),
  }));
}

function observedPool(id: string, node: NodeRecord): NodePoolView {
  return {
    ...emptyPool(id, node.pool ?? NO_POOL),
    machineType: node.machineType,
    spot: node.spot,
    gpuType: node.gpuType,
  };
}

function emptyPool(id: string, name: string): NodePoolView {
  return {
    id,
    name,
    declared: false,
    nodes: 0,
    requested: { ...NOTHING },
    allocatable: { ...NOTHING },
  };
}
