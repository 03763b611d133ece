import type { WebSocket } from 'ws';
import { NameGenerator } from '../../life/random';
import type { TopicName } from '../names';
import type { SubscriptionType } from '../state/ConnectedConsumer';
import type { PulsarState } from '../state/PulsarState';
import { RECEIVER_QUEUE } from '../state/SimulatedConsumers';
import type { Topic } from '../state/Topic';
import {
  decodeMessageId,
  encodeMessageId,
  entryOf,
  placeOf,
} from './messageId';
import { PartitionConsumer } from './PartitionConsumer';
import { topicsToServe } from './topicsToServe';

/** What a client says. */
interface Command {
  type?: string;
  messageId?: string;
  permitMessages?: number;
}

interface Waiting {
  partition: number;
  entry: number;
  redeliveries: number;
}

const NACK_DELAY_MS = 60_000;

/** How often it is looked for entries of simulated producers. */
const LOOK_MS = 100;

/** A client that consumes over a WebSocket, of a topic or of all its partitions. */
export class ConsumerSession {
  readonly #state: PulsarState;
  readonly #client: WebSocket;
  readonly #partitions: PartitionConsumer[];
  readonly #isPulling: boolean;
  readonly #queueSize: number;
  readonly #nackDelayMs: number;
  #waiting: Waiting[] = [];
  /** Messages that the client may still be sent. */
  #credit: number;

  constructor(
    state: PulsarState,
    client: WebSocket,
    options: {
      name: TopicName;
      subscription: string;
      role: string;
      address: string;
      query: URLSearchParams;
    },
  ) {
    const { query } = options;
    this.#state = state;
    this.#client = client;
    this.#isPulling = query.get('pullMode') === 'true';
    this.#queueSize = Number(query.get('receiverQueueSize') ?? RECEIVER_QUEUE);
    this.#nackDelayMs = Number(
      query.get('negativeAckRedeliveryDelay') ?? NACK_DELAY_MS,
    );
    this.#credit = this.#isPulling ? 0 : this.#queueSize;
    const name =
      query.get('consumerName') ?? new NameGenerator(options.address).suffix(5);
    const type = (query.get('subscriptionType') ??
      'Exclusive') as SubscriptionType;
    this.#partitions = topicsToServe(state, options.name).map(
      (topic, partition) =>
        this.#attach(topic, { ...options, name, type, partition }),
    );
    const look = setInterval(() => this.#look(), LOOK_MS);
    client.on('message', data => this.#receive(String(data)));
    client.on('close', () => {
      clearInterval(look);
      this.#partitions.forEach(consumer => {
        consumer.leave();
        state.dispatch(consumer.topic);
      });
    });
    this.#look();
  }

  #attach(
    topic: Topic,
    options: {
      subscription: string;
      name: string;
      type: SubscriptionType;
      role: string;
      address: string;
      partition: number;
    },
  ): PartitionConsumer {
    const now = this.#state.now();
    const subscription =
      topic.subscriptions.get(options.subscription) ??
      topic.subscribe(options.subscription, {
        at: now,
        isDurable: topic.name.domain === 'persistent',
      });
    subscription.type = options.type;
    subscription.lastFlowAt = now;
    return new PartitionConsumer({
      state: this.#state,
      topic,
      subscription,
      name: options.name,
      address: options.address,
      role: options.role,
      queueSize: this.#queueSize,
      arrived: (entry, redeliveries) => {
        this.#waiting.push({
          partition: options.partition,
          entry,
          redeliveries,
        });
        this.#forward();
      },
      onGone: () => this.#client.close(),
    });
  }

  #look(): void {
    this.#partitions.forEach(({ topic }) => {
      this.#state.settle(topic);
      this.#state.dispatch(topic);
    });
  }

  /** Sends on what waits, as far as the client asked for it. */
  #forward(): void {
    while (this.#credit > 0) {
      const next = this.#waiting.shift();
      if (!next) {
        return;
      }
      this.#credit -= 1;
      this.#partitions[next.partition].taken();
      this.#send(this.#incoming(next));
    }
  }

  #incoming({ partition, entry, redeliveries }: Waiting): object {
    const { topic } = this.#partitions[partition];
    const place = placeOf(
      topic.firstLedger,
      entry,
      this.#partitions.length > 1 ? partition : -1,
    );
    const stored = topic.messages.get(entry);
    const published = topic.log.publishedAt(entry) ?? this.#state.now();
    return {
      messageId: encodeMessageId(place),
      payload: stored?.payload ?? simulatedPayload(topic, entry),
      properties: stored?.properties ?? {},
      publishTime: new Date(published).toISOString(),
      redeliveryCount: redeliveries,
      ...(stored?.key && { key: stored.key }),
    };
  }

  #receive(text: string): void {
    let command: Command;
    try {
      command = JSON.parse(text);
    } catch {
      return;
    }
    if (command.type === 'permit') {
      this.#credit += command.permitMessages ?? 0;
    } else if (command.type === 'isEndOfTopic') {
      this.#send({ endOfTopic: false });
    } else if (command.messageId) {
      this.#settleMessage(command.messageId, command.type);
    }
    this.#forward();
    this.#look();
  }

  #settleMessage(messageId: string, type: string | undefined): void {
    const place = decodeMessageId(messageId);
    const consumer = this.#partitions[Math.max(0, place.partition)];
    const entry = consumer && entryOf(consumer.topic.firstLedger, place);
    if (entry === undefined) {
      return;
    }
    if (!this.#isPulling) {
      this.#credit += 1;
    }
    if (type === 'negativeAcknowledge') {
      setTimeout(() => {
        consumer.redeliver(entry);
        this.#state.dispatch(consumer.topic);
      }, this.#nackDelayMs).unref();
    } else {
      consumer.acknowledge(entry);
    }
  }

  #send(value: object): void {
    if (this.#client.readyState === this.#client.OPEN) {
      this.#client.send(JSON.stringify(value));
    }
  }
}

/** What a simulated producer would have sent. */
function simulatedPayload({ name }: Topic, entry: number): string {
  return Buffer.from(
    JSON.stringify({ type: name.local, number: entry }),
  ).toString('base64');
}
