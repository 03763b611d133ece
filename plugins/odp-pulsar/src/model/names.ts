import type { TopicDomain } from '@internal/plugin-odp-pulsar-common';

/** A full name, `persistent://tenant/namespace/topic`, in its parts; a local name may hold anything. */
export interface TopicParts {
  domain: TopicDomain;
  /** `tenant/namespace`. */
  namespace: string;
  local: string;
}

const FULL_NAME = /^(persistent|non-persistent):\/\/([^/]+\/[^/]+)\/(.+)$/s;

/** Takes a full topic name apart; throws on what is none, such as one that a link holds. */
export function topicParts(full: string): TopicParts {
  const match = FULL_NAME.exec(full);
  if (!match) {
    throw new Error(
      `'${full}' is no full topic name such as persistent://tenant/namespace/topic`,
    );
  }
  const [, domain, namespace, local] = match;
  return { domain: domain as TopicDomain, namespace, local };
}

/** The local name to show, "pipeline.step.completed · p2" for a partition; what is no full name as it is. */
export function topicTitle(full: string): string {
  const local = FULL_NAME.exec(full)?.[3] ?? full;
  return local.replace(/-partition-(\d+)$/, ' · p$1');
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
