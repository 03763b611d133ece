import type { SubscriptionType } from './ConnectedConsumer';

/**
 * How simulated consumers are.
 *
 * `well`: they take what there is. `stuck`: they take messages up to the limit
 * of unacknowledged ones and acknowledge none. `not-pulling`: they hold what
 * they were sent and ask for no more. `stalled`: they ask, and the broker sends
 * nothing. `hole`: a few messages fail again and again, all others are
 * acknowledged. `joining`: Key_Shared, one waits for the others to finish.
 */
export type ConsumerState =
  | 'well'
  | 'stuck'
  | 'not-pulling'
  | 'stalled'
  | 'hole'
  | 'joining';

/** Consumers that are figures: no connection, no payload. */
export interface SimulatedConsumers {
  type: SubscriptionType;
  /** 0: nobody consumes. */
  count: number;
  state: ConsumerState;
  /** Entries that they take and acknowledge in a second at most; without it all there are. */
  perSecond?: number;
  /** Entries that are always under way. */
  lag?: number;
  /** Messages wait so long for their time, in milliseconds. */
  delayMs?: number;
  /** Messages that each of them holds when it does not pull, and of a hole those that fail. */
  held?: number;
  /** Milliseconds since the epoch. */
  connectedAt: number;
}

/** Messages that a consumer may hold unacknowledged, as brokers have it by default. */
export const MAX_UNACKED_PER_CONSUMER = 50_000;

/** The same of a subscription. */
export const MAX_UNACKED_PER_SUBSCRIPTION = 200_000;

/** What a client library asks for at once by default. */
export const RECEIVER_QUEUE = 1000;
