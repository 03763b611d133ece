import type { TopicDomain } from '../contract';
import { isSystemTopic } from '../names';
import type { TopicRecord } from './input';

/** A topic as people name it, with its partitions, or with itself alone. */
export interface TopicGroup {
  /** Full name, without a partition. */
  name: string;
  namespace: string;
  domain: TopicDomain;
  isPartitioned: boolean;
  isSystem: boolean;
  /** At least one. */
  records: TopicRecord[];
}

/** Topics as people name them: what is a partition is said by its reading, never by its name. */
export function groupTopics(records: readonly TopicRecord[]): TopicGroup[] {
  const groups = new Map<string, TopicGroup>();
  for (const record of records) {
    const { name, namespace, domain, partitionOf } = record.reading;
    const groupName = partitionOf?.topic ?? name;
    const group = groups.get(groupName);
    if (group) {
      group.records.push(record);
      group.isPartitioned ||= partitionOf !== undefined;
    } else {
      groups.set(groupName, {
        name: groupName,
        namespace,
        domain,
        isPartitioned: partitionOf !== undefined,
        isSystem: isSystemTopic(groupName),
        records: [record],
      });
    }
  }
  return [...groups.values()];
}

/** Puts things under what `keyOf` says of them, in their order. */
export function groupBy<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}
