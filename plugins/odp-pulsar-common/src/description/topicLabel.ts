import { localNameOf } from '../names';
import type { TopicReading } from '../records';

/** A topic as people say it, with the number of a partition: "pipeline.completed · p2". */
export function topicLabel({
  name,
  partitionOf,
}: Pick<TopicReading, 'name' | 'partitionOf'>): string {
  return partitionOf
    ? `${localNameOf(partitionOf.topic)} · p${partitionOf.number}`
    : localNameOf(name);
}
