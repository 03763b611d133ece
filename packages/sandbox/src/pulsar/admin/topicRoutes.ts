import { inAddressOrder, partitionOf, topicName } from '../names';
import { requireNamespaceOperation, requireTopicOperation } from './access';
import { AdminError } from './AdminError';
import type { Call, Route } from './Call';
import { requireNew, requireRoom, requireUnused } from './newTopic';
import { jsonOf } from './readBody';
import {
  admitToTopic,
  namespaceName,
  namespaceOf,
  openTopic,
  partitionsOf,
  requireOwnership,
  topicNameOf,
} from './subjects';

const ALL = '/:domain/:tenant/:namespace';
const ONE = `${ALL}/:topic`;

function list(call: Call) {
  requireNamespaceOperation(call, 'GET_TOPICS', namespaceName(call));
  const domain =
    call.params.domain === 'persistent' ? 'persistent' : 'non-persistent';
  return {
    value: namespaceOf(call).topicNames(domain, {
      system: call.query.get('includeSystemTopic') === 'true',
    }),
  };
}

function listPartitioned(call: Call) {
  requireNamespaceOperation(call, 'GET_TOPICS', namespaceName(call));
  return {
    value: [...namespaceOf(call).partitioned.keys()]
      .filter(name => name.startsWith(`${call.params.domain}://`))
      .sort(inAddressOrder),
  };
}

function create(call: Call) {
  const { name, namespace } = requireNew(call);
  requireOwnership(call, name);
  const part = partitionOf(name.local);
  if (
    part &&
    !namespace.partitioned.has(
      topicName(name.domain, name.namespace, part.base).full,
    )
  ) {
    throw new AdminError(
      412,
      `Can't create topic ${name.local} with "-partition-" followed by numeric value if there isn't a partitioned topic ${part.base} created.`,
    );
  }
  if (name.domain === 'persistent') {
    requireRoom(namespace, 1, 409);
  }
  const topic = call.state.createTopic(name);
  topic.properties = (jsonOf(call) ?? {}) as Record<string, string>;
  return undefined;
}

function remove(call: Call) {
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  requireNamespaceOperation(call, 'DELETE_TOPIC', namespace.name);
  if (namespace.partitioned.has(name.full) && call.state.version !== '3.1.0') {
    throw new AdminError(
      409,
      `${name.full} is a partitioned topic, instead of calling delete topic, please call delete-partitioned-topic.`,
    );
  }
  requireOwnership(call, name);
  const topic = openTopic(call, { name, namespace });
  requireUnused(call, topic);
  topic.unload();
  namespace.topics.delete(name.full);
  call.state.changes += 1;
  return undefined;
}

function unload(call: Call) {
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  const partitions = partitionsOf({ name, namespace }, call);
  if (!partitions) {
    admitToTopic(call, 'UNLOAD');
  } else {
    requireTopicOperation(call, 'UNLOAD', name);
  }
  for (const topic of partitions ?? [openTopic(call, { name, namespace })]) {
    topic.unload();
    // Its clients come back at once.
    topic.isLoaded = topic.simulated !== undefined;
  }
  call.state.changes += 1;
  return undefined;
}

/** Topics: which there are, making and removing them. */
export const TOPIC_ROUTES: Route[] = [
  { method: 'GET', path: ALL, resource: 'topics', handle: list },
  {
    method: 'GET',
    path: `${ALL}/partitioned`,
    resource: 'topics',
    handle: listPartitioned,
  },
  { method: 'PUT', path: ONE, resource: 'topics', handle: create },
  { method: 'DELETE', path: ONE, resource: 'topics', handle: remove },
  { method: 'PUT', path: `${ONE}/unload`, resource: 'topics', handle: unload },
];
