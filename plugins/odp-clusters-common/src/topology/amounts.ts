import type { ResourceAmounts } from '../contract';
import { type NodeRecord, tidy } from '../records';

export const NOTHING: ResourceAmounts = { cpu: 0, memory: 0, gpu: 0 };

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
