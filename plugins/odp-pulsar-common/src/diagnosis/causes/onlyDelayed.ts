import type { CauseRow } from '../CauseRow';
import {
  backlogInWords,
  commonEvidence,
  entriesInWords,
  evidence,
} from '../evidence';

/** All that waits has its time still to come. */
export const ONLY_DELAYED: CauseRow = {
  cause: 'only-delayed',
  title: 'Only delayed, not stuck',
  noun: 'delay',
  isRuledOut: ({ due = 0 }) => due > 0,
  find: signs =>
    signs.due === 0
      ? {
          status: 'healthy',
          message: `All that waits, ${backlogInWords(
            signs,
          )}, has its time of delivery still to come.`,
          evidence: [
            ...evidence({
              Delayed: entriesInWords(
                signs.subscription.delayedEntries ?? signs.entries,
              ),
            }),
            ...commonEvidence(signs),
          ],
          cures: [],
        }
      : undefined,
};
