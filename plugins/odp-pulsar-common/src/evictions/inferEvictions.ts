import { clockTime, durationInWords, plural } from '@internal/vocabulary';
import type { Eviction, Policies } from '../contract';
import { backlogLimitOf } from '../limits';
import { isReader, isSystemSubscription, isSystemTopic } from '../names';
import type { TopicReading } from '../records';
import { countInWords, decimalBytesInWords } from '../sentences';
import { Interval } from '../interval';
import { type Landing, landingOf } from './landing';
import { retainedOf } from './retained';
import { type Skipped, skippedOf } from './skippedOf';

/** An eviction as two readings tell it; who keeps it gives it an id and a workspace. */
export type InferredEviction = Omit<Eviction, 'id' | 'workspace'>;

/**
 * What was skipped between two readings of one topic or partition, a row for
 * each subscription. Brokers before 4.0 leave no trace of an eviction but a
 * backlog that falls from the quota to 90 % of it with neither output nor
 * expiry; where the broker counts evictions, its count decides.
 */
export function inferEvictions(
  before: TopicReading,
  after: TopicReading,
  policies?: Policies,
): InferredEviction[] {
  const interval = Interval.create(before, after);
  if (!interval || after.domain !== 'persistent' || isSystemTopic(after.name)) {
    return [];
  }
  const { counted, isReloaded } = interval;
  if (counted === 0 || (isReloaded && counted === undefined)) {
    return [];
  }
  const skips = skipsOf(interval);
  if (counted) {
    const rows = skips.map(skipped =>
      toEviction(skipped, { interval, policies, counted }),
    );
    return rows.length
      ? rows
      : [toEviction({}, { interval, policies, counted })];
  }
  return skips.flatMap(skipped => {
    const landing = landingOf(skipped, interval, policies);
    return landing === 'elsewhere'
      ? []
      : toEviction(skipped, { interval, policies, landing });
  });
}

function skipsOf(interval: Interval): Skipped[] {
  const { before, after } = interval;
  return before.subscriptions
    .filter(
      one =>
        // Of most, nothing waits, and there are many.
        one.backlogEntries && !isReader(one) && !isSystemSubscription(one.name),
    )
    .flatMap(earlier => {
      const later = after.subscriptions.find(one => one.name === earlier.name);
      return (later && skippedOf(earlier, later, interval)) ?? [];
    });
}

interface Finding {
  interval: Interval;
  policies: Policies | undefined;
  /** Evictions that the broker counted. */
  counted?: number;
  landing?: Landing;
}

function toEviction(
  skipped: Partial<Skipped>,
  finding: Finding,
): InferredEviction {
  const { after } = finding.interval;
  const { subscription, entries, bytes } = skipped;
  return {
    topic: after.name,
    namespace: after.namespace,
    ...(subscription !== undefined && { subscription }),
    at: new Date(after.readAt).toISOString(),
    evidence: finding.counted ? 'counter' : 'inferred',
    explanation: explain(skipped, finding),
    ...(entries !== undefined && { entries: Math.round(entries) }),
    ...(bytes !== undefined && { bytes }),
    ...retainedOf(skipped, finding.interval, finding.policies),
  };
}

function explain(
  { entries, out = 0, expired, leftBytes }: Partial<Skipped>,
  { interval, policies, counted, landing }: Finding,
): string {
  const { after, seconds } = interval;
  const seen = clockTime(new Date(after.readAt).toISOString(), after.readAt);
  const within = `in the ${durationInWords(seconds * 1000)} before ${seen}`;
  const sentences = counted
    ? [`The broker counted ${plural(counted, 'eviction')} ${within}.`]
    : [];
  if (entries === undefined) {
    return [
      ...sentences,
      'Whose messages were skipped cannot be told from its backlogs.',
    ].join(' ');
  }
  const quota = backlogLimitOf(after, policies).value;
  const left =
    leftBytes === undefined
      ? ''
      : `, down to ${decimalBytesInWords(leftBytes)}${
          quota ? ` of ${decimalBytesInWords(quota)}` : ''
        }`;
  const output = out
    ? `${countInWords(out)} messages went out at most`
    : 'nothing went out';
  const more = out || expired ? ' more' : '';
  sentences.push(
    `While ${output} and ${expiryInWords(expired)}, about ${countInWords(
      entries,
    )} entries${more} left the backlog ${within}${left}.`,
  );
  if (landing === 'quota') {
    sentences.push('A skip by hand that ends there would look the same.');
  } else if (landing === 'age') {
    sentences.push('They were older than the quota allows.');
  } else if (landing === 'unknown-quota') {
    sentences.push(
      'The quota cannot be read: a skip by hand would look the same.',
    );
  }
  return sentences.join(' ');
}

function expiryInWords(expired: number | undefined): string {
  if (expired === undefined) {
    return 'the source does not tell what expired';
  }
  return expired ? `${countInWords(expired)} expired` : 'nothing expired';
}
