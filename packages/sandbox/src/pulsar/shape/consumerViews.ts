import { hash, NameGenerator } from '../../life/random';
import type { Subscription } from '../state/Subscription';
import {
  MAX_UNACKED_PER_CONSUMER,
  RECEIVER_QUEUE,
  type SimulatedConsumers,
} from '../state/SimulatedConsumers';
import type { Topic } from '../state/Topic';

/** A consumer as the statistics show it, simulated or real. */
export interface ConsumerView {
  name: string;
  address: string;
  connectedAt: number;
  role: string;
  permits: number;
  unacked: number;
  isBlocked: boolean;
  out: number;
  outBytes: number;
  rates: { out: number; outBytes: number; acks: number; redelivered: number };
  lastFlowAt: number;
  lastConsumedAt: number;
  lastAckedAt: number;
  messagesPerEntry: number;
}

/** Whether messages are acknowledged one by one, and counted while they are not. */
export function countsUnacked({ type }: { type?: string }): boolean {
  return type === 'Shared' || type === 'Key_Shared';
}

export function consumerViews(
  subscription: Subscription,
  topic: Topic,
): ConsumerView[] {
  const { simulated } = subscription;
  return [
    ...Array.from({ length: simulated?.count ?? 0 }, (_, index) =>
      simulatedView(subscription, simulated!, { index, topic }),
    ),
    ...[...subscription.connected].map(consumer => ({
      name: consumer.name,
      address: consumer.address,
      connectedAt: consumer.connectedAt,
      role: consumer.role,
      permits: consumer.permits,
      unacked: consumer.unacked,
      isBlocked: consumer.isBlocked,
      out: consumer.out,
      outBytes: consumer.outBytes,
      rates: consumer.rates,
      lastFlowAt: consumer.lastFlowAt,
      lastConsumedAt: consumer.lastConsumedAt,
      lastAckedAt: consumer.lastAckedAt,
      messagesPerEntry: consumer.out > 0 ? 1 : 0,
    })),
  ];
}

/** Name of the consumer that gets the messages, where one alone does. */
export function activeConsumer(
  subscription: Subscription,
  views: ConsumerView[],
): string | undefined {
  return subscription.type === 'Exclusive' || subscription.type === 'Failover'
    ? views[0]?.name
    : undefined;
}

/** The consumer of a Key_Shared subscription that waits until the others are done. */
export function joiningConsumer(
  { simulated }: Subscription,
  views: ConsumerView[],
): ConsumerView | undefined {
  return simulated?.state === 'joining' ? views.at(-1) : undefined;
}

function simulatedView(
  subscription: Subscription,
  simulated: SimulatedConsumers,
  { index, topic }: { index: number; topic: Topic },
): ConsumerView {
  const { count, state, type } = simulated;
  // One consumer works alone, or all of them but the one that joins.
  const isAlone = type === 'Exclusive' || type === 'Failover';
  const working = isAlone ? 1 : count - (state === 'joining' ? 1 : 0);
  const share = index < working ? 1 / working : 0;
  const seed = `${topic.name.full} ${subscription.name} ${index}`;
  const unacked = countsUnacked(subscription)
    ? Math.round(subscription.underWay * share)
    : 0;
  const isBlocked = state === 'stuck' && unacked >= MAX_UNACKED_PER_CONSUMER;
  return {
    name: new NameGenerator(seed).suffix(5),
    address: `/10.${20 + (hash(seed) % 8)}.${hash(seed) % 200}.${
      (hash(seed) >> 8) % 250
    }:${32768 + (hash(seed) % 20000)}`,
    connectedAt: simulated.connectedAt,
    role: subscription.name,
    permits: permitsOf(simulated, unacked),
    unacked,
    isBlocked,
    out: Math.round(subscription.out.total * share),
    outBytes: Math.round(subscription.outBytes.total * share),
    rates: {
      out: subscription.out.rate * share,
      outBytes: subscription.outBytes.rate * share,
      acks: subscription.acks.rate * share,
      redelivered: subscription.redelivered.rate * share,
    },
    lastFlowAt: subscription.lastFlowAt,
    lastConsumedAt: share ? subscription.lastConsumedAt : 0,
    lastAckedAt: share ? subscription.lastAckedAt : 0,
    messagesPerEntry: topic.messagesPerEntry,
  };
}

function permitsOf(
  { state, perSecond }: SimulatedConsumers,
  unacked: number,
): number {
  if (state === 'not-pulling') {
    return 0;
  }
  return state === 'well' && perSecond !== undefined
    ? RECEIVER_QUEUE - Math.min(unacked, RECEIVER_QUEUE)
    : RECEIVER_QUEUE;
}
