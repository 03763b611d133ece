import type { MomentReading } from '../../records';
import type { CauseRow } from '../CauseRow';
import {
  agoInWords,
  backlogInWords,
  commonEvidence,
  evidence,
} from '../evidence';

const DAY = 24 * 60 * 60_000;

/** Nobody misses a subscription that nobody has asked of for longer. */
const ABANDONED = 7 * DAY;

/** No consumer is there. */
export const NO_CONSUMER: CauseRow = {
  cause: 'no-consumer',
  title: 'No consumer',
  noun: 'a missing consumer',
  isRuledOut: ({ consumerCount = 0 }) => consumerCount > 0,
  find(signs) {
    const { consumerCount, entries, subscription, now, topic, growth } = signs;
    if (consumerCount !== 0 || entries === 0) {
      return undefined;
    }
    const { lastConsumedFlowAt: asked, name } = subscription;
    const isGrowing = (growth || (topic.messagesInPerSecond ?? 0)) > 0;
    return {
      status: isGrowing ? 'failing' : 'degraded',
      message: `No consumer is connected, and ${backlogInWords(signs)} wait${
        isGrowing ? ', more with each message' : ''
      }.${lastAsked(asked, now)}`,
      evidence: [
        ...evidence({ Consumers: '0', 'Last asked': agoInWords(asked, now) }),
        ...commonEvidence(signs),
      ],
      cures: [
        `Start the consumers of ${name}, and see why they stopped.`,
        `If nobody needs ${name} any more, delete it: what it has not acknowledged fills the topic's quota.`,
      ],
    };
  },
};

function lastAsked(asked: MomentReading | undefined, now: number): string {
  if (asked === undefined) {
    return '';
  }
  if (asked === 0) {
    return ' None has asked for messages since the broker loaded the topic.';
  }
  const end = now - asked > ABANDONED ? ', so that it may be abandoned' : '';
  return ` The last one asked for messages ${agoInWords(asked, now)}${end}.`;
}
