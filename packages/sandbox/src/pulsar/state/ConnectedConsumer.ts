export type SubscriptionType =
  | 'Exclusive'
  | 'Shared'
  | 'Failover'
  | 'Key_Shared';

/** A real client that consumes for a subscription. */
export interface ConnectedConsumer {
  readonly name: string;
  readonly address: string;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
  readonly role: string;
  /** Messages that it asks for. */
  readonly permits: number;
  readonly unacked: number;
  readonly isBlocked: boolean;
  /** Messages and bytes that it was sent. */
  readonly out: number;
  readonly outBytes: number;
  /** Per second. */
  readonly rates: {
    out: number;
    outBytes: number;
    acks: number;
    redelivered: number;
  };
  readonly lastFlowAt: number;
  readonly lastConsumedAt: number;
  readonly lastAckedAt: number;
  deliver(entry: number, bytes: number): void;
  /** The subscription was moved or the topic closed: what is under way is forgotten. */
  restart(): void;
  /** The subscription is gone. */
  disconnect(): void;
  tick(seconds: number): void;
}

/** A real client that publishes to a topic. */
export interface ConnectedProducer {
  readonly name: string;
  readonly address: string;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
  /** Per second. */
  readonly rates: { messages: number; bytes: number };
  tick(seconds: number): void;
}
