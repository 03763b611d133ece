import type { TopicDomain } from '../contract';

/** A full topic name, taken apart. */
export interface TopicName {
  domain: TopicDomain;
  tenant: string;
  /** `tenant/namespace`. */
  namespace: string;
  /** What is left, `/ % # :` and unicode included; a partition's number too. */
  local: string;
}

const FULL_NAME = /^(persistent|non-persistent):\/\/([^/]+)\/([^/]+)\/(.+)$/s;

/** Takes `persistent://tenant/namespace/local` apart; throws when it is no such name. */
export function parseTopicName(full: string): TopicName {
  const match = FULL_NAME.exec(full);
  if (!match) {
    throw new Error(
      `'${full}' is no full topic name such as persistent://tenant/namespace/topic`,
    );
  }
  const [, domain, tenant, namespace, local] = match;
  return {
    domain: domain as TopicDomain,
    tenant,
    namespace: `${tenant}/${namespace}`,
    local,
  };
}

/** The local name to show; what is no full name is shown as it is. */
export function localNameOf(full: string): string {
  return FULL_NAME.exec(full)?.[4] ?? full;
}
