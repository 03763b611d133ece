import type { CursorReading } from '@internal/plugin-odp-pulsar-common';
import { amount, fieldsOf, flag, text } from './fields';

/** Cursors of a topic's internal statistics, by subscription; what has no positions is left out. */
export function readCursors(told: unknown): Map<string, CursorReading> {
  const cursors = new Map<string, CursorReading>();
  for (const [name, of] of Object.entries(fieldsOf(fieldsOf(told).cursors))) {
    const fields = fieldsOf(of);
    const markDeletePosition = text(fields.markDeletePosition);
    const readPosition = text(fields.readPosition);
    const isWaitingForEntries = flag(fields.waitingReadOp);
    const pendingReads = amount(fields.pendingReadOps);
    if (
      markDeletePosition !== undefined &&
      readPosition !== undefined &&
      isWaitingForEntries !== undefined &&
      pendingReads !== undefined
    ) {
      cursors.set(name, {
        markDeletePosition,
        readPosition,
        isWaitingForEntries,
        pendingReads,
        acknowledgedRanges:
          amount(fields.totalNonContiguousDeletedMessagesRange) ?? 0,
      });
    }
  }
  return cursors;
}
