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

const HALF_A_DAY = 12 * 60 * 60;

/** Behind by less is no more than what is on its way. */
const LEAST_LAG = 60;

/** Consumers work, and less is taken than is published. */
export const SLOWER_THAN_PUBLISHED: CauseRow = {
  cause: 'slower-than-published',
  title: 'Slower than what is published',
  isRuledOut: () => false,
  find(signs) {
    const { isGivingOut, isFallingBack, taken, topic, entries } = signs;
    const published = topic.messagesInPerSecond;
    if (
      !isGivingOut ||
      !isFallingBack ||
      !published ||
      taken === undefined ||
      taken >= published
    ) {
      return undefined;
    }
    const messages = entries * (messagesPerEntryOf(topic) ?? 1);
    const lag = messages / published;
    if (lag < LEAST_LAG) {
      return undefined;
    }
    return {
      status: isFarFromLimit(signs, published - taken) ? 'healthy' : 'degraded',
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

/** Whether half a day passes before the limit is reached at this pace. */
function isFarFromLimit(
  { subscription, topic, policies }: Signs,
  messagesPerSecond: number,
): boolean {
  const limit = backlogLimitOf(topic, policies).value;
  const bytes = subscriptionBacklogBytesOf(subscription, topic);
  const { averageMessageBytes } = topic;
  if (limit === undefined || bytes === undefined || !averageMessageBytes) {
    return false;
  }
  return limit - bytes > messagesPerSecond * averageMessageBytes * HALF_A_DAY;
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
