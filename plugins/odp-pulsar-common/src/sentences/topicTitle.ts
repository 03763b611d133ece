import { localNameOf } from '../names';

/** The local name to show, "pipeline.step.completed · p2" for a partition; what is no full name as it is. */
export function topicTitle(full: string): string {
  return localNameOf(full).replace(/-partition-(\d+)$/, ' · p$1');
}
