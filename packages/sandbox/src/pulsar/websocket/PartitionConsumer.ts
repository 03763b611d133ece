import type { ConnectedConsumer } from '../state/ConnectedConsumer';
import { Meter } from '../state/Meter';
import type { PulsarState } from '../state/PulsarState';
import { MAX_UNACKED_PER_CONSUMER } from '../state/SimulatedConsumers';
import type { Subscription } from '../state/Subscription';
import type { Topic } from '../state/Topic';

/** Called with what came for the client. */
type Arrival = (entry: number, redeliveries: number) => void;

/** A client's connection to one topic or partition: it fetches ahead as many messages as its queue holds. */
export class PartitionConsumer implements ConnectedConsumer {
  readonly name: string;
  readonly address: string;
  readonly role: string;
  readonly connectedAt: number;
  readonly topic: Topic;
  readonly subscription: Subscription;
  lastFlowAt: number;
  lastConsumedAt = 0;
  lastAckedAt = 0;
  permits: number;
  readonly #state: PulsarState;
  readonly #queueSize: number;
  readonly #arrived: Arrival;
  readonly #onGone: () => void;
  /** Entries that it was sent, and how often before. */
  readonly #open = new Map<number, number>();
  readonly #redeliveries = new Map<number, number>();
  readonly #meters = {
    out: new Meter(),
    outBytes: new Meter(),
    acks: new Meter(),
    redelivered: new Meter(),
  };
  #taken = 0;

  constructor(options: {
    state: PulsarState;
    topic: Topic;
    subscription: Subscription;
    name: string;
    address: string;
    role: string;
    queueSize: number;
    arrived: Arrival;
    onGone: () => void;
  }) {
    this.#state = options.state;
    this.topic = options.topic;
    this.subscription = options.subscription;
    this.name = options.name;
    this.address = options.address;
    this.role = options.role;
    this.#queueSize = options.queueSize;
    this.#arrived = options.arrived;
    this.#onGone = options.onGone;
    this.permits = options.queueSize;
    this.connectedAt = options.state.now();
    this.lastFlowAt = this.connectedAt;
    this.subscription.connected.add(this);
  }

  get unacked(): number {
    const { type } = this.subscription;
    return type === 'Shared' || type === 'Key_Shared' ? this.#open.size : 0;
  }

  get isBlocked(): boolean {
    return this.unacked >= MAX_UNACKED_PER_CONSUMER;
  }

  get out(): number {
    return this.#meters.out.total;
  }

  get outBytes(): number {
    return this.#meters.outBytes.total;
  }

  get rates() {
    const { out, outBytes, acks, redelivered } = this.#meters;
    return {
      out: out.rate,
      outBytes: outBytes.rate,
      acks: acks.rate,
      redelivered: redelivered.rate,
    };
  }

  tick(seconds: number): void {
    Object.values(this.#meters).forEach(meter => meter.tick(seconds));
  }

  deliver(entry: number, bytes: number): void {
    const times = this.#redeliveries.get(entry) ?? 0;
    this.permits -= 1;
    this.#open.set(entry, times);
    this.#meters.out.add(1);
    this.#meters.outBytes.add(bytes);
    this.lastConsumedAt = this.#state.now();
    this.#arrived(entry, times);
  }

  /** The client took a message out of the queue; half a queue of them asks for more. */
  taken(): void {
    this.#taken += 1;
    if (this.#taken >= Math.max(1, Math.floor(this.#queueSize / 2))) {
      this.permits += this.#taken;
      this.#taken = 0;
      this.lastFlowAt = this.#state.now();
      this.subscription.lastFlowAt = this.lastFlowAt;
    }
  }

  acknowledge(entry: number): void {
    const now = this.#state.now();
    this.#open.delete(entry);
    this.#meters.acks.add(1);
    this.lastAckedAt = now;
    this.subscription.acks.add(1);
    this.subscription.lastAckedAt = now;
    if (this.subscription.acknowledge(entry)) {
      this.subscription.lastMarkDeleteAdvancedAt = now;
    }
  }

  /** To be sent again, to whoever is ready. */
  redeliver(entry: number): void {
    if (this.#open.delete(entry)) {
      this.#redeliveries.set(entry, (this.#redeliveries.get(entry) ?? 0) + 1);
      this.#meters.redelivered.add(1);
      this.subscription.redelivered.add(1);
      this.subscription.dispatcher.redeliver([entry]);
    }
  }

  restart(): void {
    this.#open.clear();
    this.permits = this.#queueSize;
    this.#taken = 0;
  }

  disconnect(): void {
    this.#onGone();
  }

  /** The client is gone; others get what it has not acknowledged. */
  leave(): void {
    this.subscription.connected.delete(this);
    this.subscription.dispatcher.redeliver(this.#open.keys());
    this.#open.clear();
  }
}
