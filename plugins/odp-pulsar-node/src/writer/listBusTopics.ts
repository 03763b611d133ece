import { isSystemTopic } from '@internal/plugin-odp-pulsar-common';
import type { PulsarAdmin } from '../client/PulsarAdmin';

const PARTITION = /-partition-\d+$/;

/** A topic by its full name, with those of its partitions; one that is not partitioned is its only one. */
export interface ListedTopic {
  name: string;
  isPartitioned: boolean;
  partitions: string[];
}

/** Topics of a namespace in both domains by name, without Pulsar's own. */
export async function listBusTopics(
  admin: PulsarAdmin,
  namespace: string,
): Promise<ListedTopic[]> {
  const [all, persistent, nonPersistent] = await Promise.all([
    admin.topics(namespace),
    admin.partitioned('persistent', namespace),
    admin.partitioned('non-persistent', namespace),
  ]);
  const topics = new Map<string, ListedTopic>();
  for (const name of [...persistent, ...nonPersistent]) {
    topics.set(name, { name, isPartitioned: true, partitions: [] });
  }
  for (const name of all.filter(one => !isSystemTopic(one))) {
    const whole = topics.get(name.replace(PARTITION, ''));
    if (whole?.isPartitioned) {
      whole.partitions.push(name);
    } else {
      topics.set(name, { name, isPartitioned: false, partitions: [name] });
    }
  }
  return [...topics.values()]
    .filter(({ name }) => !isSystemTopic(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
