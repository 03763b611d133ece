import type {
  AutoscalerRecord,
  ClaimRecord,
  JobRecord,
  NamespaceRecord,
} from '../records';
import type { Finding } from './Finding';

const MINUTE = 60 * 1000;
const CLAIM_DEADLINE = MINUTE;
const TERMINATION_DEADLINE = 5 * MINUTE;

/** A claim that finds no volume. */
export function claimFinding(
  claim: ClaimRecord,
  now: number,
): Finding | undefined {
  if (claim.phase === 'Lost') {
    return {
      rule: 'claim.lost',
      status: 'failing',
      cause: 'its volume is lost',
      since: claim.createdAt,
    };
  }
  if (claim.phase !== 'Pending') {
    return undefined;
  }
  const deadline = (claim.createdAt ?? 0) + CLAIM_DEADLINE;
  return now >= deadline
    ? {
        rule: 'claim.pending',
        status: 'degraded',
        cause: `no volume for it${
          claim.storageClass ? ` of class ${claim.storageClass}` : ''
        }`,
        since: claim.createdAt,
      }
    : {
        rule: 'claim.binding',
        status: 'progressing',
        cause: 'waits for its volume',
        since: claim.createdAt,
        recheckAt: deadline,
      };
}

/** A Job that has given up. */
export function jobFinding(job: JobRecord): Finding | undefined {
  return (
    job.failed && {
      rule: 'job.failed',
      status: 'degraded',
      cause: `failed: ${[job.failed.reason, job.failed.message]
        .filter(Boolean)
        .join(', ')}`,
      since: job.failed.since,
    }
  );
}

/** An autoscaler that would go beyond its maximum. */
export function autoscalerFinding(
  autoscaler: AutoscalerRecord,
): Finding | undefined {
  return autoscaler.limited
    ? {
        rule: 'autoscaler.at-maximum',
        status: 'degraded',
        cause: `wants more than its maximum of ${autoscaler.max} pods`,
        since: autoscaler.limitedSince,
      }
    : undefined;
}

/** A namespace that is being removed, or is stuck at it. */
export function terminationFinding(
  namespace: NamespaceRecord,
  now: number,
): Finding | undefined {
  if (!namespace.terminating && namespace.deletedAt === undefined) {
    return undefined;
  }
  const deadline = (namespace.deletedAt ?? now) + TERMINATION_DEADLINE;
  return now >= deadline
    ? {
        rule: 'namespace.stuck-terminating',
        status: 'degraded',
        cause: 'stuck terminating',
        since: namespace.deletedAt,
      }
    : {
        rule: 'namespace.terminating',
        status: 'progressing',
        cause: 'terminating',
        since: namespace.deletedAt,
        recheckAt: deadline,
      };
}
