import { countInWords } from '../../sentences';
import type { CauseRow, Found } from '../CauseRow';
import { agoInWords, commonEvidence, evidence } from '../evidence';
import type { Signs } from '../Signs';

/** Acknowledgements are at work while the last one is younger. */
const FRESH = 2 * 60_000;

/** Consumers hold messages and ask for no more. */
export const NOT_PULLING: CauseRow = {
  cause: 'not-pulling',
  title: 'Consumers do not take more',
  noun: 'consumers that do not ask',
  isRuledOut: ({ working }) =>
    Boolean(working?.some(({ availablePermits = 0 }) => availablePermits > 0)),
  find(signs): Found | undefined {
    const { working, isBlocked, subscription, due, entries } = signs;
    const { unackedMessages, messagesOutPerSecond, name } = subscription;
    const held =
      unackedMessages ||
      (working ?? []).reduce((sum, one) => sum + (one.unackedMessages ?? 0), 0);
    const areFull =
      Boolean(working?.length) &&
      working!.every(
        ({ availablePermits }) =>
          availablePermits !== undefined && availablePermits <= 0,
      );
    if (
      !areFull ||
      isBlocked ||
      !held ||
      (due ?? entries) === 0 ||
      messagesOutPerSecond !== 0 ||
      !areAcksQuiet(signs)
    ) {
      return undefined;
    }
    const many = working!.length > 1;
    return {
      status: 'failing',
      message: `${
        many
          ? `None of ${working!.length} consumers asks`
          : 'Its consumer does not ask'
      } for more. ${many ? 'They hold' : 'It holds'} ${countInWords(
        held,
      )} messages, and ${lastAckOf(signs)}: ${
        many ? 'they work' : 'it works'
      } on them very slowly, or ${many ? 'hang' : 'hangs'}.`,
      evidence: [
        ...evidence({ 'Consumers that ask': `0 of ${working!.length}` }),
        ...commonEvidence(signs),
      ],
      cures: [
        `See what the consumers of ${name} wait for: a lock, a database, a full queue.`,
        'Restart them: what they hold is delivered again.',
      ],
    };
  },
};

function lastAckOf({ subscription, now }: Signs): string {
  const { lastAckedAt } = subscription;
  if (lastAckedAt === undefined) {
    return 'none was acknowledged in the last minute';
  }
  return lastAckedAt === 0
    ? 'none was ever acknowledged'
    : `the last one was acknowledged ${agoInWords(lastAckedAt, now)}`;
}

function areAcksQuiet({ subscription, now }: Signs): boolean {
  const { lastAckedAt, ackedPerSecond } = subscription;
  return lastAckedAt === undefined
    ? ackedPerSecond === 0
    : now - lastAckedAt > FRESH;
}
