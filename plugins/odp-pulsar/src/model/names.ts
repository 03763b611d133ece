import { localNameOf } from '@internal/plugin-odp-pulsar-common';

/** The local name to show, "pipeline.step.completed · p2" for a partition; what is no full name as it is. */
export function topicTitle(full: string): string {
  return localNameOf(full).replace(/-partition-(\d+)$/, ' · p$1');
}

/** What people call a namespace: its workspace, or the name where it is none. */
export function namespaceTitle(item: {
  name: string;
  workspace?: string;
}): string {
  return item.workspace ?? item.name;
}

/** Whether a usage is of a topic, or of a partition of it. */
export function isOfTopic(usageTopic: string, topic: string): boolean {
  return (
    usageTopic === topic ||
    (usageTopic.startsWith(`${topic}-partition-`) &&
      /^\d+$/.test(usageTopic.slice(topic.length + '-partition-'.length)))
  );
}
