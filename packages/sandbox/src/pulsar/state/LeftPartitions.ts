import { partitionOf, topicName } from '../names';
import type { Namespace } from './Namespace';
import type { Topic } from './Topic';

/**
 * What 3.1 forgets when a namespace with partitioned topics is removed by force:
 * their partitions, with what is stored in them. They are there again with the
 * next namespace of the name, as topics of no partitioned one.
 */
export class LeftPartitions {
  readonly #left = new Map<string, Topic[]>();

  takeFrom({ name, topics, partitioned }: Namespace): void {
    const left = [...topics.values()].filter(({ name: topic }) => {
      const part = partitionOf(topic.local);
      const whole = part && topicName(topic.domain, name, part.base);
      return whole !== undefined && partitioned.has(whole.full);
    });
    this.#left.set(name, left);
  }

  giveBackTo({ name, topics }: Namespace): void {
    for (const topic of this.#left.get(name) ?? []) {
      topics.set(topic.name.full, topic);
    }
    this.#left.delete(name);
  }
}
