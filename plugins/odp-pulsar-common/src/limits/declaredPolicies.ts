import { durationInWords } from '@internal/vocabulary';
import type { Drift, Limit, Policies } from '../contract';
import type { BusTarget } from '../records';
import {
  countInWords,
  decimalBytesInWords,
  messageRateInWords,
} from '../sentences';
import {
  type Comparison,
  backlogConsequence,
  dispatchConsequence,
  policyConsequence,
  publishConsequence,
  retentionConsequence,
  topicDispatchConsequence,
  ageConsequence,
} from './consequences';

type Limits = BusTarget['limits'];
type Found = Omit<Drift, 'policy' | 'title'>;

/** A policy that the target state speaks of; `unknown` when it cannot be read. */
interface DeclaredPolicy {
  policy: keyof Policies;
  title: string;
  find(policies: Policies, limits: Limits): Found | 'unknown' | undefined;
}

interface AmountRow {
  policy: Exclude<keyof Policies, 'backlogPolicy' | 'isDeleted'>;
  title: string;
  declared(limits: Limits): number;
  inWords(amount: number): string;
  /** Pulsar keeps it in a coarser unit than the document; less than this is no drift. */
  rounding?: number;
  consequence(comparison: Comparison): string;
}

const MIB = 2 ** 20;
const bytesPerSecond = (bytes: number) => `${decimalBytesInWords(bytes)}/s`;
const duration = (seconds: number) => durationInWords(seconds * 1000);

const AMOUNTS: AmountRow[] = [
  {
    policy: 'publishMessages',
    title: 'Publish rate',
    declared: ({ publish }) => publish.messagesPerSecond,
    inWords: messageRateInWords,
    consequence: publishConsequence,
  },
  {
    policy: 'publishBytes',
    title: 'Publish rate in bytes',
    declared: ({ publish }) => publish.bytesPerSecond,
    inWords: bytesPerSecond,
    consequence: publishConsequence,
  },
  {
    policy: 'subscriptionDispatchMessages',
    title: 'Subscription dispatch rate',
    declared: ({ subscribe }) => subscribe.messagesPerSecond,
    inWords: messageRateInWords,
    consequence: dispatchConsequence,
  },
  {
    policy: 'subscriptionDispatchBytes',
    title: 'Subscription dispatch rate in bytes',
    declared: ({ subscribe }) => subscribe.bytesPerSecond,
    inWords: bytesPerSecond,
    consequence: dispatchConsequence,
  },
  {
    policy: 'backlogBytes',
    title: 'Backlog quota',
    declared: ({ backlog }) => backlog.bytes,
    inWords: decimalBytesInWords,
    consequence: backlogConsequence,
  },
  {
    policy: 'retentionBytes',
    title: 'Retention in bytes',
    declared: ({ retention }) => retention.bytes,
    inWords: decimalBytesInWords,
    rounding: MIB,
    consequence: retentionConsequence,
  },
  {
    policy: 'retentionSeconds',
    title: 'Retention in time',
    declared: ({ retention }) => retention.seconds,
    inWords: duration,
    rounding: 60,
    consequence: retentionConsequence,
  },
];

/** Limits that the target state knows nothing of, and that break what it promises. */
interface UndeclaredRow
  extends Pick<AmountRow, 'policy' | 'title' | 'inWords'> {
  isBreach(amount: number, limits: Limits): boolean;
  consequence(inWords: string): string;
}

const UNDECLARED: UndeclaredRow[] = [
  {
    policy: 'dispatchMessages',
    title: 'Topic dispatch rate',
    inWords: messageRateInWords,
    isBreach: (rate, { subscribe }) => rate < subscribe.messagesPerSecond,
    consequence: topicDispatchConsequence,
  },
  {
    policy: 'dispatchBytes',
    title: 'Topic dispatch rate in bytes',
    inWords: bytesPerSecond,
    isBreach: (rate, { subscribe }) => rate < subscribe.bytesPerSecond,
    consequence: topicDispatchConsequence,
  },
  {
    policy: 'backlogSeconds',
    title: 'Backlog quota by age',
    inWords: duration,
    isBreach: () => true,
    consequence: ageConsequence,
  },
];

/** Each policy that the target state declares, in the order to show them. */
export const DECLARED_POLICIES: DeclaredPolicy[] = [
  ...AMOUNTS.map(toDeclaredPolicy),
  ...UNDECLARED.map(toUndeclaredPolicy),
  {
    policy: 'backlogPolicy',
    title: 'Policy at a full backlog',
    find: ({ backlogPolicy, backlogBytes }, { backlog }) => {
      if (backlogPolicy === undefined) {
        // A quota that is not set has no policy either; its own row says so.
        return backlogBytes.state === 'inherited' ? undefined : 'unknown';
      }
      return backlogPolicy === backlog.policy
        ? undefined
        : {
            declared: backlog.policy,
            found:
              backlogPolicy === 'invalid' ? 'none that exists' : backlogPolicy,
            consequence: policyConsequence(backlogPolicy),
          };
    },
  },
  {
    policy: 'isDeleted',
    title: 'Namespace',
    find: ({ isDeleted }) =>
      isDeleted
        ? {
            declared: 'there',
            found: 'being deleted',
            consequence: 'its topics go, and what waits in them with them',
          }
        : undefined,
  },
];

function toDeclaredPolicy(row: AmountRow): DeclaredPolicy {
  const { policy, title, rounding = 0 } = row;
  return {
    policy,
    title,
    find: (policies, limits) => {
      const limit = policies[policy];
      const declared = row.declared(limits);
      if (limit.state === 'unknown') {
        return 'unknown';
      }
      if (limit.state === 'set' && isClose(limit.value, declared, rounding)) {
        return undefined;
      }
      const words = { declared: row.inWords(declared), found: '' };
      words.found = foundInWords(limit, row.inWords);
      if (words.found === words.declared) {
        words.declared = countInWords(declared);
        words.found = countInWords(limit.value ?? 0);
      }
      return {
        ...words,
        consequence: row.consequence({
          limit,
          share: (limit.value ?? 0) / declared,
          inWords: row.inWords,
        }),
      };
    },
  };
}

function toUndeclaredPolicy(row: UndeclaredRow): DeclaredPolicy {
  const { policy, title, isBreach, inWords, consequence } = row;
  return {
    policy,
    title,
    find: (policies, limits) => {
      const { state, value } = policies[policy];
      if (state !== 'set' || value === undefined || !isBreach(value, limits)) {
        return undefined;
      }
      const found = inWords(value);
      return { declared: 'not set', found, consequence: consequence(found) };
    },
  };
}

function isClose(
  value: number | undefined,
  declared: number,
  rounding: number,
): boolean {
  return (
    value !== undefined &&
    (rounding ? Math.abs(value - declared) < rounding : value === declared)
  );
}

function foundInWords(
  limit: Limit,
  inWords: (amount: number) => string,
): string {
  switch (limit.state) {
    case 'inherited':
      return 'not set';
    case 'unlimited':
      return 'unlimited';
    case 'off':
      return 'off';
    default:
      return limit.value === undefined ? 'not told' : inWords(limit.value);
  }
}
