import { plural } from '@internal/vocabulary';
import { countInWords } from '../../sentences';
import type { CauseRow } from '../CauseRow';
import { commonEvidence, evidence } from '../evidence';
import type { Signs } from '../Signs';

/** New consumers of Key_Shared wait for the keys that they take over. */
export const KEY_SHARED_JOIN: CauseRow = {
  cause: 'key-shared-join',
  title: 'Waiting for a Key_Shared join',
  noun: 'a join of Key_Shared consumers',
  isRuledOut: ({ subscription: { type, ...counts } }) =>
    (type !== undefined && type !== 'Key_Shared') ||
    (counts.consumersWaitingToJoin === 0 &&
      (counts.drainingHashes ?? 0) === 0) ||
    (counts.drainingHashes === 0 && (counts.consumersWaitingToJoin ?? 0) === 0),
  find(signs) {
    const { subscription, before, isSilent, working = [] } = signs;
    const waiting = waitingOf(subscription);
    if (!waiting || (subscription.type ?? 'Key_Shared') !== 'Key_Shared') {
      return undefined;
    }
    const holdsLong = before !== undefined && waitingOf(before) > 0;
    const slowest = [...working].sort(
      (a, b) => (b.unackedMessages ?? 0) - (a.unackedMessages ?? 0),
    )[0];
    const { consumersWaitingToJoin: joining, drainingHashes = 0 } =
      subscription;
    const who = joining
      ? `${plural(joining, 'consumer')} that joined ${
          joining === 1 ? 'waits' : 'wait'
        }`
      : `Messages of ${countInWords(drainingHashes)} key hashes wait`;
    const long = holdsLong ? ' At the reading before it was so, too.' : '';
    return {
      status: holdsLong && isSilent ? 'degraded' : 'progressing',
      message: `${who} until what was sent to other consumers before is acknowledged, so that each key stays in order.${long}`,
      evidence: [
        ...evidence({
          'Waiting to join': joining ? countInWords(joining) : undefined,
          'Draining hashes': drainingHashes
            ? countInWords(drainingHashes)
            : undefined,
        }),
        ...commonEvidence(signs),
      ],
      cures: [
        slowest?.unackedMessages
          ? `Consumer ${slowest.name} holds ${countInWords(
              slowest.unackedMessages,
            )} unacknowledged messages: see why, or restart it.`
          : 'See which consumer does not acknowledge, or restart it.',
      ],
    };
  },
};

/** Consumers or hashes that wait; 0 where the source does not tell. */
export function waitingOf({
  consumersWaitingToJoin = 0,
  drainingHashes = 0,
}: Signs['subscription']): number {
  return consumersWaitingToJoin + drainingHashes;
}
