import type { ConsumerState } from '../state/SimulatedConsumers';
import type { SubscriptionType } from '../state/ConnectedConsumer';

/** A subscription of the story. */
export interface SubscriptionStory {
  /** Default: Shared. */
  type?: SubscriptionType;
  /** Consumers; 0 for none. Default: 1. */
  count?: number;
  /** Default: well. */
  state?: ConsumerState;
  /** Entries that they take in a second at most. */
  perSecond?: number;
  /** Entries that are always under way. */
  lag?: number;
  delayMs?: number;
  held?: number;
  /** What stands at the start, in bytes. */
  backlogBytes?: number;
  /** It was well until so many milliseconds before the start. */
  sinceMs?: number;
}

/** A topic of the story; each partition of one has these figures. */
export interface TopicStory {
  local: string;
  /** Messages in a second. */
  perSecond: number;
  entryBytes: number;
  /** Default: 1, no batches. */
  messagesPerEntry?: number;
  producer: string;
  /** Connected ones. Default: 1. */
  producers?: number;
  subscriptions: Record<string, SubscriptionStory>;
  /** What differs from partition to partition; as many partitions as entries. */
  partitions?: Array<Partial<Omit<TopicStory, 'local' | 'partitions'>>>;
}

/** What a workspace has on the bus. */
export interface BusWorkspaceStory {
  id: string;
  topics: TopicStory[];
  /** Messages in a second that its producers may send, where that differs from what is declared. */
  publishMessagesPerSecond?: number;
  ttlSeconds?: number;
}
