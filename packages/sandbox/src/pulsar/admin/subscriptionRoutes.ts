import { expireOlderThan } from '../state/expire';
import { entryAt } from '../state/ledgers';
import type { Subscription } from '../state/Subscription';
import type { Topic } from '../state/Topic';
import { requireTopicOperation } from './access';
import { AdminError } from './AdminError';
import type { Answer, Call, Route } from './Call';
import { requireRoom } from './newTopic';
import { jsonOf } from './readBody';
import {
  admitToTopic,
  namespaceOf,
  openTopic,
  partitionsOf,
  subscriptionNameOf,
  subscriptionOf,
  topicNameOf,
} from './subjects';

const TOPIC = '/:domain/:tenant/:namespace/:topic';
const ONE = `${TOPIC}/subscription/:subscription`;

/** Fewer entries than this are not expired while somebody consumes. */
const ALMOST_CAUGHT_UP = 1000;

/** The topic, or all partitions of it. */
function topicsOf(call: Call, operation: string): Topic[] {
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  const partitions = partitionsOf({ name, namespace }, call);
  if (partitions) {
    requireTopicOperation(call, operation, name);
    partitions.forEach(topic => {
      topic.isLoaded = true;
    });
    return partitions;
  }
  return [openTopic(call, admitToTopic(call, operation))];
}

/** Does something to the subscription of the topic, or of each of its partitions. */
function forEach(
  operation: string,
  work: (topic: Topic, subscription: Subscription, call: Call) => void,
): (call: Call) => Answer | undefined {
  return call => {
    const name = subscriptionNameOf(call);
    for (const topic of topicsOf(call, operation)) {
      work(topic, subscriptionOf(topic, name, topicNameOf(call)), call);
    }
    call.state.changes += 1;
    return undefined;
  };
}

function create(call: Call) {
  const name = subscriptionNameOf(call);
  const topics = createdIfMissing(call);
  if (topics.every(topic => topic.subscriptions.has(name))) {
    throw new AdminError(409, 'Subscription already exists for topic');
  }
  for (const topic of topics.filter(one => !one.subscriptions.has(name))) {
    topic.subscribe(name, {
      at: call.state.now(),
      from: startOf(topic, jsonOf(call)),
    });
  }
  call.state.changes += 1;
  return undefined;
}

/** Subscribing makes a topic that is not there. */
function createdIfMissing(call: Call): Topic[] {
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  const isThere =
    namespace.partitioned.has(name.full) || namespace.topics.has(name.full);
  if (!isThere) {
    admitToTopic(call, 'SUBSCRIBE');
    if (!namespace.makesTopics) {
      throw new AdminError(
        412,
        'Topic does not exist and cannot be auto-created',
      );
    }
    requireRoom(namespace, 1, 409);
    call.state.createTopic(name);
  }
  return topicsOf(call, 'SUBSCRIBE');
}

/** Where a subscription begins: at the end, at the beginning, or at a position. */
function startOf(topic: Topic, wanted: unknown): number {
  if (wanted === undefined || wanted === null || wanted === 'latest') {
    return topic.log.entries;
  }
  if (wanted === 'earliest') {
    return topic.trimmed;
  }
  const { ledgerId, entryId } = wanted as { ledgerId: number; entryId: number };
  if (ledgerId === -1) {
    return topic.trimmed;
  }
  const entry = entryAt(topic.firstLedger, { ledgerId, entryId });
  return entry === undefined || entry > topic.log.entries
    ? topic.log.entries
    : Math.max(topic.trimmed, entry);
}

function expireMessages(
  topic: Topic,
  subscription: Subscription,
  { state, params }: Call,
): void {
  const seconds = Number(params.seconds);
  const backlog = subscription.backlogEntries(topic.log);
  const now = state.now();
  const oldest = topic.log.publishedAt(subscription.markDelete) ?? now;
  const isAlmostCaughtUp =
    subscription.isConsumed &&
    backlog < ALMOST_CAUGHT_UP &&
    now - oldest < seconds * 1000;
  if (backlog === 0 || isAlmostCaughtUp) {
    throw new AdminError(
      409,
      `Expire message by timestamp not issued on topic ${topic.name.full} for subscription ${subscription.name} due to ongoing message expiration not finished or subscription almost catch  up. If it's performed on a partitioned topic operation might succeeded on other partitions, please check stats of individual partition.`,
    );
  }
  expireOlderThan(topic, subscription.name, { seconds, now });
}

/** Not of a topic with partitions. */
function refusePartitioned(call: Call, what: string): void {
  const name = topicNameOf(call);
  if (namespaceOf(call, 'Namespace not found').partitioned.has(name.full)) {
    throw new AdminError(405, what);
  }
}

const skipSome = forEach('SKIP', (topic, subscription, { params }) =>
  subscription.skip(Number(params.count), topic.log),
);

/** Subscriptions, and what moves them. */
export const SUBSCRIPTION_ROUTES: Route[] = [
  {
    method: 'GET',
    path: `${TOPIC}/subscriptions`,
    resource: 'subscriptions',
    handle(call) {
      const topics = topicsOf(call, 'GET_SUBSCRIPTIONS');
      const names = topics.flatMap(({ subscriptions }) => [
        ...subscriptions.keys(),
      ]);
      return { value: [...new Set(names)] };
    },
  },
  { method: 'PUT', path: ONE, resource: 'subscriptions', handle: create },
  {
    method: 'DELETE',
    path: ONE,
    resource: 'subscriptions',
    handle: forEach('UNSUBSCRIBE', (topic, subscription, { query }) => {
      if (subscription.isConsumed && query.get('force') !== 'true') {
        throw new AdminError(
          412,
          'Subscription has active connected consumers',
        );
      }
      subscription.connected.forEach(consumer => consumer.disconnect());
      topic.subscriptions.delete(subscription.name);
    }),
  },
  {
    method: 'POST',
    path: `${ONE}/skip/:count`,
    resource: 'subscriptions',
    handle(call) {
      refusePartitioned(
        call,
        'Skip messages on a partitioned topic is not allowed',
      );
      return skipSome(call);
    },
  },
  {
    method: 'POST',
    path: `${ONE}/skip_all`,
    resource: 'subscriptions',
    handle: forEach('SKIP', ({ log }, subscription) =>
      subscription.advanceTo(log.entries),
    ),
  },
  {
    method: 'POST',
    path: `${ONE}/expireMessages/:seconds`,
    resource: 'subscriptions',
    handle: forEach('EXPIRE_MESSAGES', expireMessages),
  },
  {
    method: 'POST',
    path: `${ONE}/resetcursor/:time`,
    resource: 'subscriptions',
    handle: forEach('RESET_CURSOR', (topic, subscription, { params }) =>
      subscription.resetTo(
        Math.max(topic.trimmed, topic.log.entriesAt(Number(params.time) - 1)),
      ),
    ),
  },
  {
    method: 'POST',
    path: `${ONE}/resetcursor`,
    resource: 'subscriptions',
    handle: forEach('RESET_CURSOR', (topic, subscription, call) =>
      subscription.resetTo(startOf(topic, jsonOf(call))),
    ),
  },
  {
    method: 'POST',
    path: `${ONE}/analyzeBacklog`,
    resource: 'subscriptions',
    handle(call) {
      const [topic] = topicsOf(call, 'CONSUME');
      const name = subscriptionNameOf(call);
      const entries = subscriptionOf(topic, name).backlogEntries(topic.log);
      return {
        value: {
          entries,
          messages: entries * topic.messagesPerEntry,
          filterRejectedEntries: 0,
          filterAcceptedEntries: entries,
          filterRescheduledEntries: 0,
          filterRejectedMessages: 0,
          filterAcceptedMessages: entries * topic.messagesPerEntry,
          filterRescheduledMessages: 0,
          aborted: false,
        },
      };
    },
  },
];
