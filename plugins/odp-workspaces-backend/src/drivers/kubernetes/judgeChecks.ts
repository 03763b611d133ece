import {
  type Check,
  countChecks,
  type System,
} from '@internal/plugin-odp-workspaces-common';
import type { Finding } from '../Driver';

/** One word for machines, of a system whose checks fail. */
const REASONS: Partial<Record<System, string>> = {
  namespace: 'PodSecurity',
  access: 'Access',
};

/** What checks say of a system; undefined where all have passed. */
export function judgeChecks(
  system: System,
  checks: readonly Check[],
): Finding | undefined {
  const { failed, unknown } = countChecks(checks);
  if (system === 'quota') {
    return failed + unknown > 0
      ? {
          system,
          state: 'progressing',
          reason: 'NotInForce',
          message: 'The quota is not in force yet.',
        }
      : undefined;
  }
  if (failed) {
    return {
      system,
      state: 'failing',
      reason: REASONS[system] ?? 'Check',
      message: checks
        .filter(({ outcome }) => outcome === 'failed')
        .map(failureInWords)
        .join(' '),
    };
  }
  const unanswered = checks.find(({ outcome }) => outcome === 'unknown');
  return (
    unanswered && {
      system,
      state: 'unknown',
      reason: 'NotChecked',
      message: `What tenants meet cannot be checked: ${unanswered.message}`,
    }
  );
}

function failureInWords(check: Check): string {
  const { kind, subject, what, expected, found, message } = check;
  if (kind === 'access') {
    return `${subject} may ${found === 'denied' ? 'not ' : ''}${what}.`;
  }
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(
    1,
  )} is ${found}, and should be ${expected}`;
  return message ? `${sentence}: ${message}` : `${sentence}.`;
}
