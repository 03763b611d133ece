import type { ResourceAmounts } from '../contract';
import { type NodeRecord, tidy } from '../records';
import type { NamespaceTopology } from './TopologySource';

export const NOTHING: ResourceAmounts = { cpu: 0, memory: 0, gpu: 0 };

/** What the pods of each node ask for together, by the node's name. */
export function requestedByNode(
  namespaces: Iterable<NamespaceTopology>,
): ReadonlyMap<string, ResourceAmounts> {
  const sums = new Map<string, ResourceAmounts>();
  for (const { pods } of namespaces) {
    for (const { pod } of pods) {
      // A pod that ended gave back what it had.
      if (pod.node !== undefined && pod.phase !== 'Failed') {
        const sum = sums.get(pod.node);
        if (sum) {
          add(sum, pod.requests);
        } else {
          sums.set(pod.node, { ...pod.requests });
        }
      }
    }
  }
  return sums;
}

/** Adds to a sum in place. */
export function add(sum: ResourceAmounts, more: ResourceAmounts): void {
  sum.cpu += more.cpu;
  sum.memory += more.memory;
  sum.gpu += more.gpu;
}

/** What a node gives to pods; 0 where it does not tell. */
export function allocatableOf({ allocatable }: NodeRecord): ResourceAmounts {
  return {
    cpu: allocatable.cpu ?? 0,
    memory: allocatable.memory ?? 0,
    gpu: allocatable.gpu ?? 0,
  };
}

/** Amounts as they are told. */
export function tidyAmounts(amounts: ResourceAmounts): ResourceAmounts {
  const { cpu, memory, gpu } = amounts;
  return { cpu: tidy(cpu), memory: tidy(memory), gpu: tidy(gpu) };
}
