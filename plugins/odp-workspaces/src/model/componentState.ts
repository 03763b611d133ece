import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import { type Status, worstOf } from '@internal/vocabulary';
import type { ComponentRun } from './componentRuns';
import { CONDITION_STATUS } from './conditions';
import { isMade, PHASE_STATUS } from './phases';

/** How a component is, in its own word, with the shape and colour of a status. */
export interface ComponentState {
  status: Status;
  word: string;
}

const WORDS: Record<Status, string> = {
  failing: 'Failing',
  degraded: 'Degraded',
  unknown: 'Unknown',
  progressing: 'Rolling out',
  healthy: 'Running',
};

/** How a component is: on its way while it is made or removed, then as it runs. */
export function componentState(
  component: Pick<
    ListedComponent,
    'phase' | 'generation' | 'digest' | 'conditions'
  >,
  runs: readonly ComponentRun[],
): ComponentState {
  const { phase, digest, conditions } = component;
  const status = PHASE_STATUS[phase];
  switch (phase) {
    case 'gone':
      return { status, word: 'Gone' };
    case 'removing':
      return { status, word: 'Being deleted' };
    case 'failed':
      return { status, word: 'Failed' };
    case 'waiting':
      return { status, word: 'Waits for approval' };
    default:
  }
  if (!isMade(component) || !conditions.length) {
    return { status: 'progressing', word: 'Being made' };
  }
  if (digest === undefined) {
    return {
      status: worstOf(conditions.map(({ state }) => CONDITION_STATUS[state])),
      word: 'Awaiting image',
    };
  }
  const worst = worstOf([
    ...runs.map(run => run.status),
    ...conditions
      .filter(({ system }) => system !== 'workload')
      .map(({ state }) => CONDITION_STATUS[state]),
  ]);
  return { status: worst, word: WORDS[worst] };
}
