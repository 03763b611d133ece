import { isSystemTopic } from '../names';
import type { Namespace } from '../state/Namespace';
import type { Topic } from '../state/Topic';
import { requireNamespaceOperation } from './access';
import { AdminError } from './AdminError';
import type { Call } from './Call';
import { namespaceName, namespaceOf, topicNameOf } from './subjects';

/** What speaks against a new topic of this name. */
export function requireNew(call: Call) {
  requireNamespaceOperation(call, 'CREATE_TOPIC', namespaceName(call));
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  if (namespace.topics.has(name.full) || namespace.partitioned.has(name.full)) {
    throw new AdminError(409, 'This topic already exists');
  }
  return { name, namespace };
}

/** @throws AdminError 412 when the namespace may not have so many more topics */
export function requireRoom(
  { topics, policies }: Namespace,
  more: number,
): void {
  const most = policies.max_topics_per_namespace ?? 0;
  const own = [...topics.values()].filter(
    ({ name }) => !isSystemTopic(name.local),
  );
  if (most > 0 && own.length + more > most) {
    throw new AdminError(412, 'Exceed maximum number of topics in namespace.');
  }
}

/** @throws AdminError 412 while somebody is connected, unless it is forced */
export function requireUnused({ query }: Call, topic: Topic): void {
  const consumers = [...topic.subscriptions.values()].reduce(
    (sum, { connected, simulated }) =>
      sum + connected.size + (simulated?.count ?? 0),
    0,
  );
  const clients =
    consumers + topic.connectedProducers.size + (topic.simulated?.count ?? 0);
  if (clients > 0 && query.get('force') !== 'true') {
    throw new AdminError(
      412,
      `Topic has ${clients} connected producers/consumers`,
    );
  }
}
