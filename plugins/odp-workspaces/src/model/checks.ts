import {
  type Check,
  type CheckedSystem,
  type CheckOutcome,
  countChecks,
} from '@internal/plugin-odp-workspaces-common';
import type { Status } from '@internal/vocabulary';

/** The status whose shape and colour an outcome has. */
export const OUTCOME_STATUS: Record<CheckOutcome, Status> = {
  passed: 'healthy',
  failed: 'failing',
  unknown: 'unknown',
};

/** What people call an outcome. */
export const OUTCOME_WORDS: Record<CheckOutcome, string> = {
  passed: 'As expected',
  failed: 'Not as expected',
  unknown: 'Unknown',
};

/** What people call what is tried, in the order in which it is told. */
export const KIND_OF_CHECK_TITLES: Record<Check['kind'], string> = {
  access: 'Access reviews',
  pod: 'Pods that are tried and not made',
  quota: 'Quota in force',
  policy: 'Policies read back',
};

/** What was tried in one place. */
export interface CheckedPlace {
  title: string;
  systems: CheckedSystem[];
}

/** What was tried by place, in the order of the workspace's systems; an instance of Pulsar may be called as its cluster is. */
export function checksByPlace(
  checked: readonly CheckedSystem[],
): CheckedPlace[] {
  const titleOf = ({ system, place }: CheckedSystem) =>
    system === 'event-bus' ? `Event bus, ${place}` : place;
  return [...new Set(checked.map(titleOf))].map(title => ({
    title,
    systems: checked.filter(one => titleOf(one) === title),
  }));
}

/** `38 of 40 as expected, 1 not, 1 unknown`. */
export function checksInWords(checks: readonly Check[]): string {
  const { passed, failed, unknown } = countChecks(checks);
  return [
    `${passed} of ${checks.length} as expected`,
    failed && `${failed} not`,
    unknown && `${unknown} unknown`,
  ]
    .filter(Boolean)
    .join(', ');
}
