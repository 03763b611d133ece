import { messagesPerEntryOf } from '../../limits';
import type { CauseRow, Found } from '../CauseRow';
import { backlogInWords, commonEvidence, evidence } from '../evidence';
import type { Signs } from '../Signs';
import { waitingOf } from './keySharedJoin';

const MINUTE = 60;

/** Fewer may be on their way at the moment of a reading. */
const LEAST_ENTRIES = 10;

/** Consumers ask, entries are due, and the broker sends nothing. */
export const DISPATCH_STALL: CauseRow = {
  cause: 'dispatch-stall',
  title: 'The broker sends nothing',
  noun: 'a stalled dispatch',
  isRuledOut: ({ isGivingOut }) => isGivingOut,
  find(signs): Found | undefined {
    const { consumerCount, isBlocked, isSilent, subscription } = signs;
    const isCandidate =
      consumerCount !== 0 &&
      isSilent &&
      !isBlocked &&
      isWaiting(signs) &&
      !waitingOf(subscription);
    return isCandidate ? judgeStall(signs) : undefined;
  },
};

/**
 * Whether more waits than was published within a minute, or may just be on its
 * way. Two readings may be of one moment: brokers renew their statistics once a
 * minute.
 */
function isWaiting({
  subscription,
  topic,
  entries,
  due = entries,
  undelivered = due,
}: Signs): boolean {
  const fresh =
    ((topic.messagesInPerSecond ?? 0) * MINUTE) /
    (messagesPerEntryOf(topic) ?? 1);
  return subscription.cursor
    ? due > fresh
    : undelivered > fresh && undelivered >= LEAST_ENTRIES;
}

function judgeStall(signs: Signs): Found | undefined {
  const { working, undelivered } = signs;
  const { cursor, name } = signs.subscription;
  const permits = working?.map(({ availablePermits }) => availablePermits);
  const asks = permits?.some(count => (count ?? 0) > 0);
  const isAsked = asks || !permits || permits.includes(undefined);
  if (!isAsked || cursor?.isWaitingForEntries || cursor?.pendingReads) {
    return undefined;
  }
  const wait = `${backlogInWords(signs)} wait`;
  const common = {
    evidence: [
      ...evidence({
        'Consumers that ask':
          permits &&
          `${permits.filter(count => (count ?? 0) > 0).length} of ${
            permits.length
          }`,
        'Read position': cursor?.readPosition,
        'Pending reads': cursor && String(cursor.pendingReads),
      }),
      ...commonEvidence(signs),
    ],
    cures: [
      'Unload the topic: the broker begins its dispatch anew, and nothing is lost.',
      `If it comes again, restart the consumers of ${name}, and set unblockStuckSubscriptionEnabled on the brokers.`,
    ],
  };
  if (undelivered === undefined && !cursor) {
    return {
      ...common,
      status: 'unknown',
      title: 'Nothing goes out',
      message: `${wait} and nothing goes out. These statistics do not tell whether the entries have their time of delivery still to come, or the broker's dispatch stalls: opening the topic does.`,
    };
  }
  if (!asks) {
    return {
      ...common,
      status: 'failing',
      title: 'Nothing goes out',
      message: `${wait} and nothing goes out. The source does not tell whether the consumers ask for messages, so that a stall of the broker's dispatch and consumers that take no more cannot be told apart.`,
    };
  }
  return {
    ...common,
    status: 'failing',
    message: `Consumers ask for messages, ${wait}, and for two readings the broker has sent nothing. ${
      cursor
        ? `It neither reads nor waits for new entries: its dispatch stalls at ${cursor.readPosition}.`
        : 'Its cursor, which is read when you open the topic, tells for certain that the dispatch stalls.'
    }`,
  };
}
