import { AcknowledgedRanges } from './AcknowledgedRanges';
import type { ConnectedConsumer, SubscriptionType } from './ConnectedConsumer';
import { Dispatcher } from './Dispatcher';
import { Meter } from './Meter';
import type { SimulatedConsumers } from './SimulatedConsumers';
import type { TopicLog } from './TopicLog';

/** Milliseconds since the epoch; 0 for never. */
type Moment = number;

/** A subscription: how far it is, what it did, and who consumes for it. */
export class Subscription {
  readonly name: string;
  readonly createdAt: Moment;
  /** Of a consumer that was there; kept when it leaves. */
  type: SubscriptionType | undefined;
  readonly isDurable: boolean;
  /** Everything before this entry is acknowledged. */
  markDelete: number;
  /** The entry that is sent next. */
  read: number;
  readonly acknowledged = new AcknowledgedRanges();
  readonly out = new Meter();
  readonly outBytes = new Meter();
  readonly acks = new Meter();
  readonly redelivered = new Meter();
  readonly expired = new Meter();
  lastExpireAt: Moment = 0;
  lastFlowAt: Moment = 0;
  lastConsumedAt: Moment = 0;
  lastAckedAt: Moment = 0;
  lastMarkDeleteAdvancedAt: Moment = 0;
  simulated: SimulatedConsumers | undefined;
  /** Messages that simulated consumers were sent and have not acknowledged. */
  underWay = 0;
  /** Parts of an entry that simulated consumers have taken, and taken again. */
  readonly carry = { taken: 0, redelivered: 0 };
  readonly connected = new Set<ConnectedConsumer>();
  readonly dispatcher = new Dispatcher();

  constructor(options: {
    name: string;
    at: number;
    markDelete: number;
    isDurable?: boolean;
  }) {
    this.name = options.name;
    this.createdAt = options.at;
    this.markDelete = options.markDelete;
    this.read = options.markDelete;
    this.isDurable = options.isDurable ?? true;
  }

  get isConsumed(): boolean {
    return this.connected.size > 0 || (this.simulated?.count ?? 0) > 0;
  }

  /** From now on simulated consumers consume for it. */
  simulate(consumers: SimulatedConsumers): void {
    this.simulated = consumers;
    this.type = consumers.type;
  }

  /** Entries that are not acknowledged. */
  backlogEntries(log: TopicLog): number {
    return (
      log.entries -
      this.markDelete -
      this.acknowledged.within(this.markDelete, log.entries)
    );
  }

  /** Bytes behind the first entry that is not acknowledged, as Pulsar counts them. */
  backlogBytes(log: TopicLog): number {
    return log.bytes - log.bytesBefore(this.markDelete);
  }

  /** Acknowledges everything before an entry. */
  advanceTo(entry: number): void {
    if (entry > this.markDelete) {
      this.markDelete = this.acknowledged.takeFrom(entry);
      this.read = Math.max(this.read, this.markDelete);
    }
  }

  /** Acknowledges one entry; says whether the first that is not acknowledged moved on. */
  acknowledge(entry: number): boolean {
    if (entry < this.markDelete) {
      return false;
    }
    this.acknowledged.add(entry);
    const before = this.markDelete;
    this.markDelete = this.acknowledged.takeFrom(before);
    this.read = Math.max(this.read, this.markDelete);
    return this.markDelete > before;
  }

  /** Lets it begin again, or go on, at an entry. */
  resetTo(entry: number): void {
    this.acknowledged.clear();
    this.markDelete = entry;
    this.read = entry;
    this.underWay = 0;
    this.dispatcher.clear();
    this.connected.forEach(consumer => consumer.restart());
  }

  /** Skips entries that are not acknowledged. */
  skip(entries: number, log: TopicLog): void {
    const reached = this.acknowledged.after(this.markDelete, entries);
    this.advanceTo(Math.min(reached, log.entries));
  }

  tick(seconds: number): void {
    this.#meters().forEach(meter => meter.tick(seconds));
    this.connected.forEach(consumer => consumer.tick(seconds));
  }

  /** The topic was closed: what is counted in memory is gone. */
  forget(): void {
    this.read = this.markDelete;
    this.dispatcher.clear();
    this.connected.forEach(consumer => consumer.restart());
    this.#meters().forEach(meter => meter.reset());
    this.lastExpireAt = 0;
    this.lastFlowAt = 0;
    this.lastConsumedAt = 0;
    this.lastAckedAt = 0;
    this.lastMarkDeleteAdvancedAt = 0;
    if (!this.isConsumed) {
      this.type = undefined;
    }
  }

  #meters(): Meter[] {
    return [this.out, this.outBytes, this.acks, this.redelivered, this.expired];
  }
}
