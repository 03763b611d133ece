import type { Eviction, Policies } from '../contract';
import type { TopicReading } from '../records';

/** An eviction as two readings tell it; who keeps it gives it an id and a workspace. */
export type InferredEviction = Omit<Eviction, 'id' | 'workspace'>;

/** What was skipped between two readings of one topic or partition, a row for each subscription. */
export function inferEvictions(
  before: TopicReading,
  after: TopicReading,
  policies?: Policies,
): InferredEviction[] {
  if (before.name !== after.name || policies?.isDeleted) {
    return [];
  }
  return [];
}
