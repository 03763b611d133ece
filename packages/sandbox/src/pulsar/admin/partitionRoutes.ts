import { topicName } from '../names';
import { requireNamespaceOperation, requireTopicOperation } from './access';
import { AdminError } from './AdminError';
import type { Call, Route } from './Call';
import { requireNew, requireRoom, requireUnused } from './newTopic';
import { wholeNumberOf } from './readBody';
import { namespaceOf, partitionsOf, topicNameOf } from './subjects';

const PARTITIONS = '/:domain/:tenant/:namespace/:topic/partitions';

function createPartitioned(call: Call) {
  const count = wholeNumberOf(call);
  const { name, namespace } = requireNew(call);
  if (count <= 0) {
    throw new AdminError(406, 'Number of partitions should be more than 0');
  }
  requireRoom(namespace, count, 412);
  namespace.partitioned.set(name.full, count);
  addPartitions(call, name, { from: 0, to: count });
  return undefined;
}

/** A partition is opened when somebody asks for it. */
function addPartitions(
  { state }: Call,
  name: ReturnType<typeof topicNameOf>,
  { from, to }: { from: number; to: number },
): void {
  for (let number = from; number < to; number += 1) {
    const local = `${name.local}-partition-${number}`;
    const partition = state.createTopic(
      topicName(name.domain, name.namespace, local),
    );
    partition.isLoaded = false;
  }
}

function growPartitioned(call: Call) {
  const count = wholeNumberOf(call);
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  requireTopicOperation(call, 'UPDATE_METADATA', name);
  const current = namespace.partitioned.get(name.full);
  if (current === undefined) {
    throw new AdminError(
      409,
      `Topic ${name.full} is not the partitioned topic.`,
    );
  }
  if (count < current) {
    throw new AdminError(
      422,
      call.state.version === '3.1.0'
        ? `Expect partitions ${count} can't less than current partitions ${current}.`
        : `Desired partitions ${count} can't be less than the current partitions ${current}.`,
    );
  }
  namespace.partitioned.set(name.full, count);
  addPartitions(call, name, { from: current, to: count });
  return undefined;
}

function partitionedMetadata(call: Call) {
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  requireTopicOperation(call, 'LOOKUP', name);
  const count = namespace.partitioned.get(name.full);
  if (count === undefined && !namespace.topics.has(name.full)) {
    throw new AdminError(404, `Topic ${name.full} not found`);
  }
  return { value: { partitions: count ?? 0, deleted: false } };
}

function removePartitioned(call: Call) {
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  requireNamespaceOperation(call, 'DELETE_TOPIC', namespace.name);
  const partitions = partitionsOf({ name, namespace }, call);
  if (!partitions) {
    throw new AdminError(
      404,
      call.state.version === '3.1.0'
        ? `Partitioned Topic ${name.full} not found`
        : `Topic ${name.full} not found.`,
    );
  }
  partitions.forEach(topic => requireUnused(call, topic));
  partitions.forEach(topic => {
    topic.unload();
    namespace.topics.delete(topic.name.full);
  });
  namespace.partitioned.delete(name.full);
  call.state.changes += 1;
  return undefined;
}

/** Partitioned topics: making, growing and removing them. */
export const PARTITION_ROUTES: Route[] = [
  {
    method: 'PUT',
    path: PARTITIONS,
    resource: 'topics',
    handle: createPartitioned,
  },
  {
    method: 'POST',
    path: PARTITIONS,
    resource: 'topics',
    handle: growPartitioned,
  },
  {
    method: 'GET',
    path: PARTITIONS,
    resource: 'topics',
    handle: partitionedMetadata,
  },
  {
    method: 'DELETE',
    path: PARTITIONS,
    resource: 'topics',
    handle: removePartitioned,
  },
];
