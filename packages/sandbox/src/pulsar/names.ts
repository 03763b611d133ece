export type TopicDomain = 'persistent' | 'non-persistent';

/** A topic's name in its parts. */
export interface TopicName {
  /** `persistent://tenant/namespace/local` */
  full: string;
  domain: TopicDomain;
  tenant: string;
  /** `tenant/namespace` */
  namespace: string;
  local: string;
}

export function topicName(
  domain: TopicDomain,
  namespace: string,
  local: string,
): TopicName {
  return {
    full: `${domain}://${namespace}/${local}`,
    domain,
    tenant: namespace.split('/')[0],
    namespace,
    local,
  };
}

/** @throws Error for what is no full name */
export function parseTopicName(full: string): TopicName {
  const match = /^(persistent|non-persistent):\/\/([^/]+\/[^/]+)\/(.+)$/s.exec(
    full,
  );
  if (!match) {
    throw new Error(
      `'${full}' is no full name of a topic, such as persistent://tenant/namespace/topic`,
    );
  }
  return topicName(match[1] as TopicDomain, match[2], match[3]);
}

/** The topic that a partition's name speaks of, and its number; undefined for a name of another form. */
export function partitionOf(
  local: string,
): { base: string; number: number } | undefined {
  const match = /^(.*)-partition-(\d+)$/s.exec(local);
  return match ? { base: match[1], number: Number(match[2]) } : undefined;
}

/** Topics that Pulsar keeps for itself. */
export function isSystemTopic(local: string): boolean {
  return /^__|__transaction_pending_ack$/.test(local);
}

/** Pulsar sorts names as they stand in an address. */
export function inAddressOrder(a: string, b: string): number {
  const [left, right] = [encodeURIComponent(a), encodeURIComponent(b)];
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
