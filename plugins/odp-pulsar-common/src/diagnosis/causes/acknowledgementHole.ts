import { durationInWords } from '@internal/vocabulary';
import { countInWords, messageRateInWords } from '../../sentences';
import type { CauseRow } from '../CauseRow';
import { agoInWords, commonEvidence, evidence } from '../evidence';
import type { Signs } from '../Signs';

const MINUTE = 60_000;

/** Acknowledgements at work, that leave the oldest message out, for longer. */
const HOLE_AGE = 10 * MINUTE;
const FRESH = 2 * MINUTE;

/** Ranges that are no passing disorder, where nothing tells how long they are there. */
const MANY_RANGES = 100;

/** What is acknowledged leaves the oldest message out. */
export const ACKNOWLEDGEMENT_HOLE: CauseRow = {
  cause: 'acknowledgement-hole',
  title: 'A message is never acknowledged',
  noun: 'a hole in the acknowledgements',
  isRuledOut: signs => rangesOf(signs) === 0,
  find(signs) {
    const { subscription, now } = signs;
    const ranges = rangesOf(signs) ?? 0;
    if (!ranges || !areAcksFresh(signs) || !isStuckBehind(signs, ranges)) {
      return undefined;
    }
    const { lastMarkDeleteAdvancedAt, redeliveredPerSecond, name } =
      subscription;
    const since =
      lastMarkDeleteAdvancedAt &&
      durationInWords(now - lastMarkDeleteAdvancedAt);
    const redelivered = redeliveredPerSecond
      ? ` ${messageRateInWords(
          redeliveredPerSecond,
        )} are delivered again: probably a message that no consumer can handle.`
      : '';
    return {
      status: 'degraded',
      message: `Messages are acknowledged, but not the oldest${
        since ? `, for ${since}` : ''
      }: ${countInWords(
        ranges,
      )} acknowledged ranges lie behind it, and the backlog cannot shrink past it.${redelivered}`,
      evidence: [
        ...evidence({
          'Acknowledged ranges': countInWords(ranges),
          'Oldest moved': agoInWords(lastMarkDeleteAdvancedAt, now),
          Redelivered:
            redeliveredPerSecond === undefined
              ? undefined
              : messageRateInWords(redeliveredPerSecond),
        }),
        ...commonEvidence(signs),
      ],
      cures: [
        `Look at the oldest message of ${name}, and repair the consumer, or skip that one message.`,
        'Give the consumer a dead letter topic, so that what fails again and again steps aside.',
      ],
    };
  },
};

function rangesOf({ subscription }: Signs): number | undefined {
  return (
    subscription.cursor?.acknowledgedRanges ?? subscription.acknowledgedRanges
  );
}

function areAcksFresh({ subscription, now }: Signs): boolean {
  const { lastAckedAt, ackedPerSecond = 0 } = subscription;
  return (
    ackedPerSecond > 0 ||
    (lastAckedAt !== undefined && now - lastAckedAt < FRESH)
  );
}

function isStuckBehind(
  { subscription, before, now, growth = -1 }: Signs,
  ranges: number,
): boolean {
  const { lastMarkDeleteAdvancedAt: moved, redeliveredPerSecond = 0 } =
    subscription;
  if (moved) {
    return now - moved > HOLE_AGE;
  }
  const wereThere = (before?.acknowledgedRanges ?? 0) > 0;
  return (
    wereThere &&
    growth >= 0 &&
    (ranges >= MANY_RANGES || redeliveredPerSecond > 0)
  );
}
