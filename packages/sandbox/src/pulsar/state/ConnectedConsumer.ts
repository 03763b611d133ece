export type SubscriptionType =
  | 'Exclusive'
  | 'Shared'
  | 'Failover'
  | 'Key_Shared';

/** A real client that consumes for a subscription. */
export interface ConnectedConsumer {
  readonly name: string;
  readonly address: string;
  readonly connectedAt: number;
  /** Its role. */
  readonly role: string;
  readonly permits: number;
  readonly unacked: number;
  readonly isBlocked: boolean;
  readonly out: number;
  readonly outBytes: number;
  readonly rates: {
    out: number;
    outBytes: number;
    acks: number;
    redelivered: number;
  };
  readonly lastFlowAt: number;
  readonly lastConsumedAt: number;
  readonly lastAckedAt: number;
  /** There may be something to send. */
  wake(): void;
  /** The subscription was reset: what is under way is forgotten. */
  restart(): void;
  /** The topic was closed, or the subscription removed. */
  disconnect(): void;
  tick(seconds: number): void;
}

/** A real client that publishes to a topic. */
export interface ConnectedProducer {
  readonly name: string;
  readonly address: string;
  readonly connectedAt: number;
  readonly rates: { messages: number; bytes: number };
  disconnect(): void;
  tick(seconds: number): void;
}
