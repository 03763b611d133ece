import { ENTRIES_PER_LEDGER } from './ledgers';
import { slowest } from './quotaCheck';
import type { Topic } from './Topic';
import type { TopicRules } from './TopicRules';

const MIB = 2 ** 20;

/**
 * Forgets ledgers that everybody has acknowledged and that retention does not
 * keep; the one that is written is always kept.
 */
export function trim(topic: Topic, rules: TopicRules, now: number): void {
  const { log } = topic;
  const consumed = Math.min(
    slowest(topic)?.markDelete ?? log.entries,
    log.entries - 1,
  );
  const removable = Math.min(consumed, notRetained(topic, rules, now));
  const ledger =
    Math.floor(Math.max(0, removable) / ENTRIES_PER_LEDGER) *
    ENTRIES_PER_LEDGER;
  topic.trimmed = Math.max(topic.trimmed, ledger);
}

/** The first entry that retention keeps. */
function notRetained({ log }: Topic, rules: TopicRules, now: number): number {
  const { retentionTimeInMinutes, retentionSizeInMB } = rules.retention;
  if (retentionTimeInMinutes === 0 || retentionSizeInMB === 0) {
    return log.entries;
  }
  const byTime =
    retentionTimeInMinutes < 0
      ? 0
      : log.entriesAt(now - retentionTimeInMinutes * 60_000);
  const bySize =
    retentionSizeInMB < 0
      ? 0
      : log.entryOfByte(log.bytes - retentionSizeInMB * MIB);
  return Math.max(byTime, bySize);
}
