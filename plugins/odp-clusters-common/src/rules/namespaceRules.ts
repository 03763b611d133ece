import type {
  AutoscalerRecord,
  BudgetRecord,
  ClaimRecord,
  JobRecord,
  NamespaceRecord,
} from '../records';
import {
  type CreationFailure,
  describeCreationFailure,
} from './creationFailure';
import type { Rule } from './Rule';

const MINUTE = 60 * 1000;
const CLAIM_DEADLINE = MINUTE;
const TERMINATION_DEADLINE = 5 * MINUTE;

/** What a rule on an object of a namespace looks at. */
export interface ObjectContext<R> {
  record: R;
  now: number;
}

/** Rules on the namespace itself. Here and below the first that finds something speaks for its object. */
export const TERMINATING_RULES: Rule<ObjectContext<NamespaceRecord>>[] = [
  {
    id: 'namespace.stuck-terminating',
    status: 'degraded',
    find: context =>
      isTerminating(context) && context.now >= terminatedBy(context)
        ? { cause: 'stuck terminating', since: context.record.deletedAt }
        : undefined,
  },
  {
    id: 'namespace.terminating',
    status: 'progressing',
    find: context =>
      isTerminating(context)
        ? {
            cause: 'terminating',
            since: context.record.deletedAt,
            recheckAt: terminatedBy(context),
          }
        : undefined,
  },
];

function isTerminating({ record }: ObjectContext<NamespaceRecord>): boolean {
  return record.terminating || record.deletedAt !== undefined;
}

function terminatedBy({ record, now }: ObjectContext<NamespaceRecord>): number {
  return (record.deletedAt ?? now) + TERMINATION_DEADLINE;
}

/** Rules on claims for a volume. */
export const CLAIM_RULES: Rule<ObjectContext<ClaimRecord>>[] = [
  {
    id: 'claim.lost',
    status: 'failing',
    find: ({ record }) =>
      record.phase === 'Lost'
        ? { cause: 'its volume is lost', since: record.createdAt }
        : undefined,
  },
  {
    id: 'claim.pending',
    status: 'degraded',
    find: ({ record, now }) =>
      record.phase === 'Pending' && now >= boundBy(record)
        ? {
            cause: `no volume for it${
              record.storageClass ? ` of class ${record.storageClass}` : ''
            }`,
            since: record.createdAt,
          }
        : undefined,
  },
  {
    id: 'claim.binding',
    status: 'progressing',
    find: ({ record }) =>
      record.phase === 'Pending'
        ? {
            cause: 'waits for its volume',
            since: record.createdAt,
            recheckAt: boundBy(record),
          }
        : undefined,
  },
];

function boundBy({ createdAt = 0 }: ClaimRecord): number {
  return createdAt + CLAIM_DEADLINE;
}

/** What a rule on a Job looks at. */
export interface JobContext extends ObjectContext<JobRecord> {
  creationFailure?: CreationFailure;
}

/** Rules on Jobs. */
export const JOB_RULES: Rule<JobContext>[] = [
  {
    id: 'job.failed',
    status: 'degraded',
    find: ({ record: { failed } }) =>
      failed && {
        cause: `failed: ${[failed.reason, failed.message]
          .filter(Boolean)
          .join(', ')}`,
        since: failed.since,
      },
  },
  {
    id: 'job.without-pods',
    status: 'degraded',
    find: ({ record: { complete, active }, creationFailure }) =>
      creationFailure && !complete && active === 0
        ? {
            cause: `without pods; ${describeCreationFailure(creationFailure)}`,
            since: creationFailure.since,
            recheckAt: creationFailure.recheckAt,
          }
        : undefined,
  },
];

/** Rules on autoscalers. */
export const AUTOSCALER_RULES: Rule<ObjectContext<AutoscalerRecord>>[] = [
  {
    id: 'autoscaler.at-maximum',
    status: 'degraded',
    find: ({ record }) =>
      record.limited
        ? {
            cause: `wants more than its maximum of ${record.max} pods`,
            since: record.limitedSince,
          }
        : undefined,
  },
];

/** Rules on disruption budgets. */
export const BUDGET_RULES: Rule<ObjectContext<BudgetRecord>>[] = [
  {
    id: 'budget.exhausted',
    status: 'degraded',
    find: ({ record: { allowed, expected = 0, healthy, rule } }) =>
      allowed === 0 && expected > 0
        ? {
            cause: `disruption budget (${rule}) allows none; ${healthy} of ${expected} pods healthy`,
          }
        : undefined,
  },
];
