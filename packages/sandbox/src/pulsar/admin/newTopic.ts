import type { Namespace } from '../state/Namespace';
import type { Topic } from '../state/Topic';
import { requireNamespaceOperation } from './access';
import { AdminError } from './AdminError';
import type { Call } from './Call';
import { namespaceName, namespaceOf, topicNameOf } from './subjects';

export const NO_ROOM = 'Exceed maximum number of topics in namespace.';

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

/** @throws AdminError when the namespace may not have so many more topics: 412 of partitions, 409 of one */
export function requireRoom(
  namespace: Namespace,
  more: number,
  status: 409 | 412,
): void {
  if (!namespace.hasRoom(more)) {
    throw new AdminError(status, NO_ROOM);
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
