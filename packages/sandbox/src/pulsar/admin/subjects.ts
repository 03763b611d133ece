import { partitionOf, topicName, type TopicName } from '../names';
import type { Broker } from '../state/Brokers';
import type { Namespace } from '../state/Namespace';
import type { Topic } from '../state/Topic';
import { requireTopicOperation } from './access';
import { AdminError } from './AdminError';
import type { Call } from './Call';

/** Another broker has what was asked for. */
export class Redirect extends Error {
  readonly location: string;

  constructor(location: string) {
    super('another broker owns it');
    this.location = location;
  }
}

export function namespaceName({ params }: Call): string {
  return `${decoded(params.tenant)}/${decoded(params.namespace)}`;
}

/** @throws AdminError 404 */
export function namespaceOf(
  call: Call,
  missing = 'Namespace does not exist',
): Namespace {
  const found = call.state.namespaces.get(namespaceName(call));
  if (!found) {
    throw new AdminError(404, missing);
  }
  return found;
}

/** The topic that the path names. Its name is decoded once. */
export function topicNameOf(call: Call): TopicName {
  const local = decoded(call.params.topic);
  const domain =
    call.params.domain === 'non-persistent' ? 'non-persistent' : 'persistent';
  if (local.includes('/')) {
    // It reads as a name of the first version of the API.
    throw new AdminError(
      404,
      `Cluster does not exist: cluster=${decoded(call.params.namespace)}`,
    );
  }
  return topicName(domain, namespaceName(call), local);
}

/**
 * Sees to it that this broker serves the topic and that the caller may do this to it.
 *
 * @throws Redirect to the broker that serves it
 */
export function admitToTopic(
  call: Call,
  operation: string,
): { name: TopicName; namespace: Namespace } {
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  requireOwnership(call, name);
  requireTopicOperation(call, operation, name);
  return { name, namespace };
}

/**
 * Sees to it that this broker serves the topic. Who serves a bundle that nobody
 * has yet is the leader's to say; the one that it sends to takes it.
 *
 * @throws Redirect
 */
export function requireOwnership(call: Call, name: TopicName): void {
  const { state, broker, query } = call;
  const { leader } = state.brokers;
  const owner = state.currentOwnerOf(name);
  if (owner === undefined && broker !== leader) {
    if (query.get('authoritative') !== 'true') {
      throw redirect(call, leader);
    }
    state.assignTo(broker, name);
  } else if (owner === undefined) {
    const candidate = state.candidateFor(name);
    if (candidate !== broker) {
      throw redirect(call, candidate);
    }
    state.assignTo(broker, name);
  } else if (owner !== broker) {
    throw redirect(call, owner);
  }
}

function redirect({ uri, state, broker }: Call, to: Broker): Redirect {
  const url = new URL(uri, to.url);
  const others = [...url.searchParams].filter(
    ([name]) => name !== 'authoritative',
  );
  url.search = String(
    new URLSearchParams([
      ['authoritative', String(broker === state.brokers.leader)],
      ...others,
    ]),
  );
  return new Redirect(url.href);
}

/** The topic itself, opened if it was not. @throws AdminError 404 */
export function openTopic(
  { state }: Call,
  { name, namespace }: { name: TopicName; namespace: Namespace },
): Topic {
  const topic = state.topic(name);
  if (topic) {
    topic.isLoaded = true;
    return topic;
  }
  throw new AdminError(404, whyMissing(name, namespace));
}

function whyMissing(name: TopicName, namespace: Namespace): string {
  const part = partitionOf(name.local);
  if (!part) {
    return `Topic ${name.full} not found`;
  }
  const base = topicName(name.domain, name.namespace, part.base).full;
  return namespace.partitioned.has(base)
    ? 'Topic partitions were not yet created'
    : `Partitioned Topic not found: ${name.full} has zero partitions`;
}

/** Partitions of a partitioned topic in their order; undefined for one that is not partitioned. */
export function partitionsOf(
  { name, namespace }: { name: TopicName; namespace: Namespace },
  { state }: Pick<Call, 'state'>,
): Topic[] | undefined {
  const count = namespace.partitioned.get(name.full);
  if (count === undefined) {
    return undefined;
  }
  return Array.from({ length: count }, (_, number) =>
    state.topic(
      topicName(
        name.domain,
        name.namespace,
        `${name.local}-partition-${number}`,
      ),
    ),
  ).filter(topic => topic !== undefined);
}

/** Names of subscriptions are decoded twice, the second time as a form would be. */
export function subscriptionNameOf({ params }: Call): string {
  const once = decoded(params.subscription);
  try {
    return decodeURIComponent(once.replace(/\+/g, ' '));
  } catch {
    const at = once.search(/%(?![0-9a-fA-F]{2})/);
    throw new AdminError(
      500,
      `\n --- An unexpected error occurred in the server ---\n\nMessage: URLDecoder: Illegal hex characters in escape (%) pattern - Error at index 1 in: "${once.slice(
        at + 1,
        at + 3,
      )}"\n\nStacktrace:\n\njava.lang.IllegalArgumentException`,
    );
  }
}

/** @throws AdminError 404 */
export function subscriptionOf(topic: Topic, name: string, of = topic.name) {
  const found = topic.subscriptions.get(name);
  if (!found) {
    throw new AdminError(
      404,
      `Subscription ${name} not found for topic ${of.full}`,
    );
  }
  return found;
}

export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AdminError(400, 'Bad Request', 'html');
  }
}
