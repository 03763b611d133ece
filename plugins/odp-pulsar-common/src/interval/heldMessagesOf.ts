import type { SubscriptionReading } from '../records';

/** What a client takes ahead by default. */
const PREFETCHED = 1000;

/**
 * Messages that consumers hold, at most: what is unacknowledged, or, of
 * exclusive and failover subscriptions, of which brokers do not count it, what
 * a client takes ahead.
 */
export function heldMessagesOf({
  type,
  unackedMessages,
  consumers,
  consumerCount = consumers?.length,
}: SubscriptionReading): number {
  const isCounted = type === 'Shared' || type === 'Key_Shared';
  return unackedMessages || (isCounted || !consumerCount ? 0 : PREFETCHED);
}
