import type { TargetState } from '@internal/target-state';
import { topicName } from '../names';
import { ROLES } from '../PulsarTokens';
import type { Namespace } from '../state/Namespace';
import type { PulsarState } from '../state/PulsarState';
import type { Subscription } from '../state/Subscription';
import type {
  BusWorkspaceStory,
  SubscriptionStory,
  TopicStory,
} from './BusStory';

type EventBus = TargetState['eventBus'];

const MINUTE = 60_000;

/** Topics of the story are so old; what they tell began since. */
const AGE_MS = 48 * 60 * MINUTE;

/** What is so from the start on has been so for a while, so that rates tell it. */
const SETTLED_MS = 3 * MINUTE;

/** Makes the tenant of the event bus, whose admin is the portal's second identity. */
export function createTenant(state: PulsarState, eventBus: EventBus): void {
  state.tenants.set(eventBus.tenant, {
    adminRoles: [ROLES.tenant.role],
    allowedClusters: [state.cluster],
  });
}

/** Makes a workspace's namespace with the policies that are declared, its topics and their traffic. */
export function createBusWorkspace(
  state: PulsarState,
  eventBus: EventBus,
  story: BusWorkspaceStory,
): void {
  const namespace = state.createNamespace(
    eventBus.workspaceNamespace.replace('<id>', story.id),
    {
      ...declaredPolicies(eventBus, {
        cluster: state.cluster,
        messages: story.publishMessagesPerSecond,
      }),
      ...(story.ttlSeconds && { message_ttl_in_seconds: story.ttlSeconds }),
    },
  );
  namespace.policies.auth_policies.namespace_auth = {
    [ROLES.limited.role]: ['consume'],
  };
  namespace.policies.properties = { 'odp.io/workspace': story.id };
  story.topics.forEach(topic => createTopic(state, namespace, topic));
}

function declaredPolicies(
  { limits }: EventBus,
  { cluster, messages }: { cluster: string; messages?: number },
) {
  return {
    publishMaxMessageRate: {
      [cluster]: {
        publishThrottlingRateInMsg:
          messages ?? limits.publish.messagesPerSecond,
        publishThrottlingRateInByte: limits.publish.bytesPerSecond,
      },
    },
    subscriptionDispatchRate: {
      [cluster]: {
        dispatchThrottlingRateInMsg: limits.subscribe.messagesPerSecond,
        dispatchThrottlingRateInByte: limits.subscribe.bytesPerSecond,
        relativeToPublishRate: false,
        ratePeriodInSecond: 1,
      },
    },
    backlog_quota_map: {
      destination_storage: {
        limit: limits.backlog.bytes,
        limitSize: limits.backlog.bytes,
        limitTime: -1,
        policy: limits.backlog.policy,
      },
    },
    // Pulsar keeps whole mebibytes and minutes.
    retention_policies: {
      retentionTimeInMinutes: Math.ceil(limits.retention.seconds / 60),
      retentionSizeInMB: Math.ceil(limits.retention.bytes / 2 ** 20),
    },
  };
}

function createTopic(
  state: PulsarState,
  namespace: Namespace,
  story: TopicStory,
): void {
  const { local, partitions } = story;
  if (!partitions) {
    fill(state, namespace, { ...story, local });
    return;
  }
  const base = topicName('persistent', namespace.name, local);
  namespace.partitioned.set(base.full, partitions.length);
  partitions.forEach((differences, number) =>
    fill(state, namespace, {
      ...story,
      ...differences,
      local: `${local}-partition-${number}`,
    }),
  );
}

/** Lets a topic have lived until now as the story tells. */
function fill(
  state: PulsarState,
  namespace: Namespace,
  story: TopicStory,
): void {
  const now = state.now();
  const topic = state.createTopic(
    topicName('persistent', namespace.name, story.local),
    now - AGE_MS,
  );
  topic.simulated = {
    count: story.producers ?? 1,
    name: story.producer,
    messagesPerSecond: story.perSecond,
    entryBytes: story.entryBytes,
    messagesPerEntry: story.messagesPerEntry ?? 1,
    connectedAt: now - AGE_MS,
  };
  const all = Object.entries(story.subscriptions);
  for (const [name, of] of all) {
    const subscription = topic.subscribe(name, { at: now - AGE_MS });
    subscription.simulate({
      type: of.type ?? 'Shared',
      count: Math.max(1, of.count ?? 1),
      state: 'well',
      lag: of.state === undefined ? of.lag : 0,
      delayMs: of.delayMs,
      connectedAt: now - AGE_MS,
    });
  }
  const settle = (at: number) =>
    topic.settle(at, namespace.rulesFor(topic), state.timing);
  const since = (of: SubscriptionStory) => of.sinceMs ?? SETTLED_MS;
  for (const [name, of] of all.sort(([, a], [, b]) => since(b) - since(a))) {
    settle(now - since(of));
    begin(topic.subscriptions.get(name)!, of, now - since(of));
  }
  settle(now);
  for (const [name, { backlogBytes }] of all) {
    if (backlogBytes !== undefined) {
      topic.subscriptions
        .get(name)!
        .resetTo(topic.log.entryOfByte(topic.log.bytes - backlogBytes));
    }
  }
}

/** From now on the subscription is as the story tells it. */
function begin(
  subscription: Subscription,
  story: SubscriptionStory,
  at: number,
): void {
  subscription.simulate({
    type: story.type ?? 'Shared',
    count: story.count ?? 1,
    state: story.state ?? 'well',
    perSecond: story.perSecond,
    lag: story.lag,
    delayMs: story.delayMs,
    held: story.held,
    connectedAt: at,
  });
}
