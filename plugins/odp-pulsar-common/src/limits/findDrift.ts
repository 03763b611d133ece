import type { Policies, PolicyState } from '../contract';
import { workspaceOf } from '../names';
import type { BusTarget } from '../records';
import { listInWords } from '../sentences';
import { DECLARED_POLICIES } from './declaredPolicies';

/** What a namespace's policies are, held against what the target state declares for a workspace. */
export function findDrift(
  policies: Policies | undefined,
  namespace: string,
  eventBus: BusTarget,
): PolicyState {
  if (workspaceOf(namespace, eventBus) === undefined) {
    return { state: 'no-workspace' };
  }
  if (!policies) {
    return { state: 'unknown', reason: 'Its policies cannot be read.' };
  }
  const rows = DECLARED_POLICIES.map(row => ({
    row,
    found: row.find(policies, eventBus.limits),
  }));
  const drifts = rows.flatMap(({ row, found }) =>
    found && found !== 'unknown'
      ? [{ policy: row.policy, title: row.title, ...found }]
      : [],
  );
  if (drifts.length) {
    return { state: 'drift', drifts };
  }
  const unread = rows
    .filter(({ found }) => found === 'unknown')
    .map(({ row }) => row.title.toLocaleLowerCase('en-US'));
  return unread.length
    ? {
        state: 'unknown',
        reason: `Not told by the broker: ${listInWords(unread)}.`,
      }
    : { state: 'as-declared' };
}
