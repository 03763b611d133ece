import {
  projectAutoscaler,
  projectBudget,
  projectClaim,
  projectJob,
  projectNamespace,
} from '../records';
import {
  AUTOSCALER_RULES,
  BUDGET_RULES,
  CLAIM_RULES,
  JOB_RULES,
  type ObjectContext,
  TERMINATING_RULES,
} from './namespaceRules';
import { firstFinding, type Rule } from './Rule';

const NOW = Date.parse('2026-11-23T14:32:00Z');

/** Judges a raw object by the rules of its kind. */
const judge =
  <R>(
    rules: Rule<ObjectContext<R>>[],
    project: (raw: unknown) => R | undefined,
  ) =>
  (raw: object, now: number) =>
    firstFinding(rules, { record: project(raw)!, now });

const KINDS = {
  namespace: judge(TERMINATING_RULES, projectNamespace),
  claim: judge(CLAIM_RULES, projectClaim),
  job: (raw: { metadata: object; refused?: string }, now: number) =>
    firstFinding(JOB_RULES, {
      record: projectJob(raw)!,
      creationFailure: raw.refused ? { message: raw.refused } : undefined,
      now,
    }),
  autoscaler: judge(AUTOSCALER_RULES, projectAutoscaler),
  budget: judge(BUDGET_RULES, projectBudget),
};

interface Row {
  rule: string;
  kind: keyof typeof KINDS;
  object: { metadata: object; [field: string]: any };
  status: string;
  says: string;
  /** When time alone changes the finding, and into which. */
  becomes?: [string, string];
}

const named = (metadata: object, more: object = {}) => ({
  metadata: { name: 'x', ...metadata },
  ...more,
});
const claim = (phase: string, createdAt: string) =>
  named(
    { creationTimestamp: createdAt },
    { spec: { storageClassName: 'fast' }, status: { phase } },
  );

const ROWS: Row[] = [
  {
    rule: 'namespace.stuck-terminating',
    kind: 'namespace',
    object: named({ deletionTimestamp: '2026-11-23T14:20:00Z' }),
    status: 'degraded',
    says: 'stuck terminating',
  },
  {
    rule: 'namespace.terminating',
    kind: 'namespace',
    object: named({ deletionTimestamp: '2026-11-23T14:31:00Z' }),
    status: 'progressing',
    says: 'terminating',
    becomes: ['2026-11-23T14:36:00.000Z', 'namespace.stuck-terminating'],
  },
  {
    rule: 'claim.lost',
    kind: 'claim',
    object: claim('Lost', '2026-11-23T10:00:00Z'),
    status: 'failing',
    says: 'its volume is lost',
  },
  {
    rule: 'claim.pending',
    kind: 'claim',
    object: claim('Pending', '2026-11-23T14:00:00Z'),
    status: 'degraded',
    says: 'no volume for it of class fast',
  },
  {
    rule: 'claim.binding',
    kind: 'claim',
    object: claim('Pending', '2026-11-23T14:31:50Z'),
    status: 'progressing',
    says: 'waits for its volume',
    becomes: ['2026-11-23T14:32:50.000Z', 'claim.pending'],
  },
  {
    rule: 'job.failed',
    kind: 'job',
    object: named(
      {},
      {
        status: {
          conditions: [
            {
              type: 'Failed',
              status: 'True',
              reason: 'BackoffLimitExceeded',
              message: 'Job has reached the specified backoff limit',
            },
          ],
        },
      },
    ),
    status: 'degraded',
    says: 'failed: BackoffLimitExceeded, Job has reached the specified backoff limit',
  },
  {
    rule: 'job.without-pods',
    kind: 'job',
    object: named({}, { refused: 'serviceaccount "x" not found' }),
    status: 'degraded',
    says: 'without pods; serviceaccount "x" not found',
  },
  {
    rule: 'autoscaler.at-maximum',
    kind: 'autoscaler',
    object: named(
      {},
      {
        spec: { maxReplicas: 10 },
        status: {
          conditions: [
            {
              type: 'ScalingLimited',
              status: 'True',
              reason: 'TooManyReplicas',
            },
          ],
        },
      },
    ),
    status: 'degraded',
    says: 'wants more than its maximum of 10 pods',
  },
  {
    rule: 'budget.exhausted',
    kind: 'budget',
    object: named(
      {},
      {
        spec: { minAvailable: 2 },
        status: { disruptionsAllowed: 0, currentHealthy: 2, expectedPods: 3 },
      },
    ),
    status: 'degraded',
    says: 'disruption budget (minAvailable 2) allows none; 2 of 3 pods healthy',
  },
];

describe('namespace rules', () => {
  it.each(ROWS)(
    '$rule says its sentence',
    ({ rule, kind, object, status, says }) => {
      expect(KINDS[kind](object, NOW)).toMatchObject({
        rule,
        status,
        cause: says,
      });
    },
  );

  it.each(ROWS.filter(({ becomes }) => becomes))(
    '$rule tells when it turns into $becomes',
    ({ kind, object, becomes }) => {
      const [time, rule] = becomes!;
      const { recheckAt } = KINDS[kind](object, NOW)!;
      expect(new Date(recheckAt!).toISOString()).toBe(time);
      expect(KINDS[kind](object, recheckAt!)).toMatchObject({ rule });
    },
  );

  it('has a row here for each rule', () => {
    expect(ROWS.map(({ rule }) => rule)).toEqual(
      [
        TERMINATING_RULES,
        CLAIM_RULES,
        JOB_RULES,
        AUTOSCALER_RULES,
        BUDGET_RULES,
      ].flatMap(rules => rules.map(({ id }) => id)),
    );
  });

  it.each(Object.entries(KINDS))(
    'finds nothing of a %s that is well, nor of one without any field',
    (_, assess) => {
      expect(assess(named({}), NOW)).toBeUndefined();
      expect(
        assess(
          named(
            {},
            {
              status: {
                phase: 'Bound',
                disruptionsAllowed: 1,
                expectedPods: 3,
                conditions: [{ type: 'Complete', status: 'True' }],
              },
            },
          ),
          NOW,
        ),
      ).toBeUndefined();
    },
  );
});
