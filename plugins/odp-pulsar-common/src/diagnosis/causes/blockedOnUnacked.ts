import { plural } from '@internal/vocabulary';
import { countInWords } from '../../sentences';
import type { CauseRow } from '../CauseRow';
import { commonEvidence, evidence } from '../evidence';
import type { Signs } from '../Signs';

/** Consumers hold as many unacknowledged messages as they may. */
export const BLOCKED_ON_UNACKED: CauseRow = {
  cause: 'blocked-on-unacked',
  title: 'Blocked on unacked messages',
  noun: 'unacknowledged messages',
  isRuledOut: ({ subscription, blocked }) =>
    subscription.isBlockedOnUnacked === false && blocked.length === 0,
  find(signs) {
    const { isBlocked, blocked, isGivingOut, subscription } = signs;
    if (!isBlocked && blocked.length === 0) {
      return undefined;
    }
    const count = signs.working?.length;
    return {
      status: isBlocked && !isGivingOut ? 'failing' : 'degraded',
      message: [
        blockedSentence(signs),
        lostConsumersSentence(signs),
        faultSentence(signs),
      ]
        .filter(Boolean)
        .join(' '),
      evidence: [
        ...evidence({
          'Blocked consumers':
            count === undefined ? undefined : `${blocked.length} of ${count}`,
        }),
        ...commonEvidence(signs),
      ],
      cures: [
        `Make the consumers of ${subscription.name} acknowledge what they hold; if it began with a release, roll that back.`,
        'Restart them: what is unacknowledged is delivered again.',
        'To win time, raise the backlog quota for the while.',
      ],
    };
  },
};

function blockedSentence({
  subscription: { unackedMessages, isBlockedOnUnacked },
  blocked,
  working,
  isBlocked,
}: Signs): string {
  if (!blocked.length) {
    const held =
      unackedMessages === undefined
        ? 'as many unacknowledged messages as it may'
        : `${countInWords(
            unackedMessages,
          )} unacknowledged messages, which is its limit`;
    return `The subscription holds ${held}, so the broker sends nothing more to its consumers.`;
  }
  const counts = blocked.map(one => one.unackedMessages ?? 0);
  const [most, sum] = [
    Math.max(...counts),
    counts.reduce((total, count) => total + count, 0),
  ];
  const isEven = counts.every(count => count >= 0.95 * most);
  const held = isEven
    ? `${countInWords(most)} unacknowledged messages each`
    : `${countInWords(sum)} unacknowledged messages together`;
  const rest =
    isBlocked || isBlockedOnUnacked
      ? 'so the broker sends nothing more'
      : 'so the broker sends them nothing more; the others still work';
  return `${blocked.length} of ${plural(
    working?.length ?? blocked.length,
    'consumer',
  )} hold ${held}, which is the limit, ${rest}.`;
}

function lostConsumersSentence({
  before,
  consumerCount,
}: Signs): string | undefined {
  const count = before?.consumerCount ?? before?.consumers?.length;
  return count !== undefined &&
    consumerCount !== undefined &&
    count > consumerCount
    ? `There were ${plural(count, 'consumer')} at the reading before.`
    : undefined;
}

/** A fault of brokers since 3.0.2: apache/pulsar#22657. */
function faultSentence({ subscription }: Signs): string | undefined {
  return subscription.unackedMessages === 0
    ? 'The broker counts nothing as unacknowledged, though: some versions get this wrong, and unloading the topic clears it.'
    : undefined;
}
