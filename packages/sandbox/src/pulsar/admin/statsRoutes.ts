import { partitionOf } from '../names';
import { internalStats } from '../shape/internalStats';
import { partitionedStats } from '../shape/partitionedStats';
import type { StatsFlags } from '../shape/subscriptionStats';
import { topicStats } from '../shape/topicStats';
import type { Namespace } from '../state/Namespace';
import type { Topic } from '../state/Topic';
import { requireTopicOperation } from './access';
import { AdminError } from './AdminError';
import type { Call, Route } from './Call';
import {
  admitToTopic,
  namespaceOf,
  openTopic,
  partitionsOf,
  topicNameOf,
} from './subjects';

const ONE = '/:domain/:tenant/:namespace/:topic';

function flagsOf({ query, state }: Call): StatsFlags {
  const isSet = (name: string, unset = false) => {
    const value = query.get(name);
    return value === null ? unset : value === 'true';
  };
  // The older version does not know the last two, and ignores them.
  const knowsExclusion = state.version !== '3.1.0';
  return {
    subscriptionBacklogSize: isSet('subscriptionBacklogSize', true),
    getEarliestTimeInBacklog: isSet('getEarliestTimeInBacklog'),
    excludePublishers: knowsExclusion && isSet('excludePublishers'),
    excludeConsumers: knowsExclusion && isSet('excludeConsumers'),
  };
}

function statsOf(call: Call, namespace: Namespace, topic: Topic) {
  const { state } = call;
  return topicStats(topic, {
    version: state.version,
    rules: namespace.rulesFor(topic),
    flags: flagsOf(call),
    now: state.now(),
    ownerBroker: state.ownerOf(topic.name).name,
  });
}

function stats(call: Call) {
  const { name, namespace } = admitToTopic(call, 'GET_STATS');
  const topic = openTopic(call, { name, namespace });
  return { value: statsOf(call, namespace, topic) };
}

/** @throws AdminError for what is not the name of a partitioned topic */
function partitioned(call: Call) {
  const name = topicNameOf(call);
  if (partitionOf(name.local)) {
    throw new AdminError(
      412,
      "Partitioned Topic Name should not contain '-partition-'",
    );
  }
  const namespace = namespaceOf(call, 'Namespace not found');
  requireTopicOperation(call, 'GET_STATS', name);
  const partitions = partitionsOf({ name, namespace }, call);
  if (!partitions) {
    throw new AdminError(404, `Partitioned topic ${name.full} not found`);
  }
  partitions.forEach(topic => {
    topic.isLoaded = true;
  });
  return { namespace, partitions };
}

/** What the brokers tell of a topic that is asked for. */
export const STATS_ROUTES: Route[] = [
  { method: 'GET', path: `${ONE}/stats`, resource: 'stats', handle: stats },
  {
    method: 'GET',
    path: `${ONE}/partitioned-stats`,
    resource: 'stats',
    handle(call) {
      const { namespace, partitions } = partitioned(call);
      return {
        value: partitionedStats(
          partitions.map(topic => ({
            name: topic.name.full,
            stats: statsOf(call, namespace, topic),
          })),
          {
            count: partitions.length,
            perPartition: call.query.get('perPartition') !== 'false',
          },
        ),
      };
    },
  },
  {
    method: 'GET',
    path: `${ONE}/internalStats`,
    resource: 'internal-stats',
    handle(call) {
      return {
        value: internalStats(openTopic(call, admitToTopic(call, 'GET_STATS'))),
      };
    },
  },
  {
    method: 'GET',
    path: `${ONE}/partitioned-internalStats`,
    resource: 'internal-stats',
    handle(call) {
      const { partitions } = partitioned(call);
      return {
        value: {
          metadata: { partitions: partitions.length, deleted: false },
          partitions: Object.fromEntries(
            partitions.map(topic => [topic.name.full, internalStats(topic)]),
          ),
        },
      };
    },
  },
];
