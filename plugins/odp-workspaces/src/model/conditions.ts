import {
  type Condition,
  type ConditionState,
  type System,
  SYSTEMS,
} from '@internal/plugin-odp-workspaces-common';
import { type Status, STATUSES } from '@internal/vocabulary';

/** The status whose shape and colour a condition has; its word is its own. */
export const CONDITION_STATUS: Record<ConditionState, Status> = {
  ready: 'healthy',
  progressing: 'progressing',
  drifted: 'degraded',
  failing: 'failing',
  unknown: 'unknown',
};

/** What people call the systems. */
export const SYSTEM_TITLES: Record<System, string> = {
  namespace: 'Namespace',
  quota: 'Quota',
  network: 'Network',
  access: 'Access',
  mesh: 'Mesh',
  'event-bus': 'Event bus',
  subscription: 'Subscription',
  workload: 'Workload',
};

/** The condition that a person has to know first; undefined where nothing was looked at yet. */
export function worstCondition(
  conditions: readonly Condition[],
): Condition | undefined {
  const rank = ({ state }: Condition) =>
    STATUSES.indexOf(CONDITION_STATUS[state]);
  return conditions.reduce<Condition | undefined>(
    (worst, one) => (worst && rank(worst) <= rank(one) ? worst : one),
    undefined,
  );
}

/** A system of a workspace in all its places. */
export interface SystemCondition {
  system: System;
  worst: Condition;
  places: Condition[];
}

/** The systems in the order in which they are made, each with the worst of its places. */
export function conditionsBySystem(
  conditions: readonly Condition[],
): SystemCondition[] {
  return SYSTEMS.flatMap(system => {
    const places = conditions.filter(one => one.system === system);
    const worst = worstCondition(places);
    return worst ? [{ system, worst, places }] : [];
  });
}
