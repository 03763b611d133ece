import { durationInWords, plural } from '@internal/vocabulary';
import {
  backlogLimitOf,
  messagesPerEntryOf,
  subscriptionBacklogBytesOf,
} from '../../limits';
import { messageRateInWords } from '../../sentences';
import type { CauseRow } from '../CauseRow';
import { commonEvidence, evidence } from '../evidence';
import type { Signs } from '../Signs';
import { isThrottled } from './throttled';

const HOUR = 60 * 60_000;

/** Behind by less is no more than what is on its way. */
const LEAST_LAG = 60;

/** Consumers work, and less is taken than is published. */
export const SLOWER_THAN_PUBLISHED: CauseRow = {
  cause: 'slower-than-published',
  title: 'Slower than what is published',
  isRuledOut: () => false,
  find(signs) {
    const { isGivingOut, growth, topic, subscription, entries } = signs;
    const published = topic.messagesInPerSecond;
    const taken =
      subscription.ackedPerSecond ?? subscription.messagesOutPerSecond;
    if (
      !isGivingOut ||
      isThrottled(signs) ||
      !published ||
      taken === undefined ||
      taken >= published ||
      (growth ?? 1) <= 0
    ) {
      return undefined;
    }
    const messages = entries * (messagesPerEntryOf(topic) ?? 1);
    const lag = messages / published;
    if (lag < LEAST_LAG) {
      return undefined;
    }
    return {
      status: isFarFromLimit(signs) ? 'healthy' : 'degraded',
      message: `It takes ${messageRateInWords(
        taken,
      )}, while ${messageRateInWords(
        published,
      )} are published. It is about ${durationInWords(
        lag * 1000,
      )} behind, and falls back further.`,
      evidence: [
        ...evidence({ Published: messageRateInWords(published) }),
        ...commonEvidence(signs),
      ],
      cures: curesOf(signs),
    };
  },
};

function isFarFromLimit(signs: Signs): boolean {
  const { subscription, before, topic, previous, policies } = signs;
  const limit = backlogLimitOf(topic, policies).value;
  const bytes = subscriptionBacklogBytesOf(subscription, topic);
  const earlier =
    before && previous && subscriptionBacklogBytesOf(before, previous);
  if (limit === undefined || bytes === undefined || earlier === undefined) {
    return false;
  }
  const perMillisecond = (bytes - earlier) / (topic.readAt - previous!.readAt);
  return limit - bytes > perMillisecond * 12 * HOUR;
}

function curesOf({ subscription, consumerCount }: Signs): string[] {
  const { type, name } = subscription;
  const isSingle = type === 'Exclusive' || type === 'Failover';
  const count =
    consumerCount === undefined
      ? ''
      : `, beyond the ${plural(consumerCount, 'consumer')} it has`;
  return [
    isSingle
      ? `Only one consumer works at a time (${type}): more partitions, or type Shared, let several work.`
      : `Give ${name} more consumers${count}.`,
    'Make the work on each message cheaper, or take messages in batches.',
    'To win time, raise the backlog quota for the while.',
  ];
}
