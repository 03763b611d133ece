import type { Reason, Status } from '../contract';

/** What a rule found. Times are milliseconds since the epoch. */
export interface Finding {
  rule: string;
  status: Status;
  /** The cause in words, without the name of the object and without a duration. */
  cause: string;
  since?: number;
  /** When time alone may change the finding. */
  recheckAt?: number;
}

export function isoTime(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/** A finding as a reason of the contract. */
export function toReason(
  finding: Finding,
  about: Pick<Reason, 'object' | 'workload' | 'pods'> & { message?: string },
): Reason {
  const { message = finding.cause, ...rest } = about;
  return {
    rule: finding.rule,
    status: finding.status,
    message,
    since: isoTime(finding.since),
    ...rest,
  };
}
