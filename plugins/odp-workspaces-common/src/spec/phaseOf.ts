import type { Operation, Phase } from '../contract';

export interface PhaseFacts {
  generation: number;
  observedGeneration: number;
  /** Whether it is to be removed. */
  isRemoved: boolean;
  isGone: boolean;
  /** The latest operation. */
  operation?: Pick<Operation, 'state' | 'kind'>;
}

/** Where a workspace is on its way. Drift and health are conditions, not phases. */
export function phaseOf(facts: PhaseFacts): Phase {
  const { generation, observedGeneration, isRemoved, isGone, operation } =
    facts;
  if (isGone) {
    return 'gone';
  }
  if (isRemoved) {
    return operation?.state === 'failed' ? 'failed' : 'removing';
  }
  if (operation?.state === 'waiting') {
    return observedGeneration > 0 ? 'ready' : 'waiting';
  }
  if (observedGeneration === generation) {
    return 'ready';
  }
  return operation?.state === 'failed' ? 'failed' : 'applying';
}
