import type { Check, CheckOutcome } from '../contract';

/** How many checks have passed, have failed and have no answer. */
export function countChecks(
  checks: readonly Check[],
): Record<CheckOutcome, number> {
  const count = (outcome: CheckOutcome) =>
    checks.filter(check => check.outcome === outcome).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    unknown: count('unknown'),
  };
}
