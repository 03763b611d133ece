import type { Phase, Workspace } from '@internal/plugin-odp-workspaces-common';
import type { Whose } from '@internal/plugin-odp-react';
import type { Status } from '@internal/vocabulary';
import { CONDITION_STATUS, worstCondition } from './conditions';

/** What hides rows of the list. */
export interface WorkspaceFilters {
  search: string;
  phase: Phase | 'any';
  /** Status of the worst condition. */
  state: Status | 'any';
  whose: Whose;
}

/** The status of the worst condition; unknown where nothing was looked at. */
export function healthOf({ conditions }: Workspace): Status {
  const worst = worstCondition(conditions);
  return worst ? CONDITION_STATUS[worst.state] : 'unknown';
}

/** Whether a workspace is the caller's: owned by one of its groups, or with it as a member. */
export function isMine(
  { owner, members }: Workspace,
  claims: readonly string[],
): boolean {
  return (
    claims.includes(owner) ||
    members.some(({ subject }) => claims.includes(subject))
  );
}

/** Workspaces that the filters leave. */
export function filterWorkspaces(
  items: readonly Workspace[],
  filters: WorkspaceFilters,
  claims: readonly string[],
): Workspace[] {
  const words = filters.search.toLocaleLowerCase('en').split(/\s+/);
  return items.filter(item => {
    const { id, displayName, owner, phase } = item;
    const text = `${id} ${displayName} ${owner}`.toLocaleLowerCase('en');
    return (
      words.every(word => text.includes(word)) &&
      (filters.phase === 'any' || phase === filters.phase) &&
      (filters.state === 'any' || healthOf(item) === filters.state) &&
      (filters.whose === 'everybody' || isMine(item, claims))
    );
  });
}
