import type { TopicName } from '../names';
import { advanceConsumers } from './advanceConsumers';
import type { ConnectedProducer } from './ConnectedConsumer';
import { expire } from './expire';
import { Meter } from './Meter';
import { checkQuota, slowest } from './quotaCheck';
import { nextSettling } from './nextSettling';
import type { SimulatedProducers } from './SimulatedProducers';
import { StoredMessages } from './StoredMessages';
import { Subscription } from './Subscription';
import { TopicLog } from './TopicLog';
import { trim } from './trim';
import type { QuotaMap, QuotaType, Timing, TopicRules } from './TopicRules';

/**
 * A topic, or one partition of one. Nothing in it runs: it is brought up to
 * date when somebody asks, from the time that has passed.
 */
export class Topic {
  readonly name: TopicName;
  readonly createdAt: number;
  /** Number of its first ledger. */
  readonly firstLedger: number;
  readonly log = new TopicLog();
  readonly messages = new StoredMessages();
  readonly subscriptions = new Map<string, Subscription>();
  readonly connectedProducers = new Set<ConnectedProducer>();
  readonly in = new Meter();
  readonly inBytes = new Meter();
  readonly evictions: Record<QuotaType, number> = {
    destination_storage: 0,
    message_age: 0,
  };
  /** Its own quotas, before those of the namespace. */
  quotas: QuotaMap = {};
  properties: Record<string, string> = {};
  simulated: SimulatedProducers | undefined;
  /** Producers are held or refused at a full backlog. */
  isHeld = false;
  /** A broker has it open. */
  isLoaded = true;
  /** How often publishers were slowed down to the limit. */
  publishLimitedTimes = 0;
  /** Entries before this one are no longer stored. */
  trimmed = 0;
  #settledAt: number;
  #publishedTo: number;
  #carry = 0;
  #backlogForgottenAt: number | undefined;

  constructor(name: TopicName, at: number, firstLedger: number) {
    this.name = name;
    this.createdAt = at;
    this.firstLedger = firstLedger;
    this.#settledAt = at;
    this.#publishedTo = at;
  }

  /** Messages of an entry that simulated producers make. */
  get messagesPerEntry(): number {
    return this.simulated?.messagesPerEntry ?? 1;
  }

  /** Bytes behind the slowest subscription. */
  backlogBytes(): number {
    if (this.#backlogForgottenAt === this.log.entries) {
      return 0;
    }
    return slowest(this)?.backlogBytes(this.log) ?? 0;
  }

  /** A broker says 0 after an eviction while a subscription has caught up, until the next entry comes. */
  forgetBacklogAfterEviction(): void {
    const isCaughtUp = [...this.subscriptions.values()].some(
      ({ isDurable, markDelete }) =>
        isDurable && markDelete >= this.log.entries,
    );
    this.#backlogForgottenAt = isCaughtUp ? this.log.entries : undefined;
  }

  get storageBytes(): number {
    return this.log.bytes - this.log.bytesBefore(this.trimmed);
  }

  /** Brings everything up to now. */
  settle(now: number, rules: TopicRules, timing: Timing): void {
    for (;;) {
      const span = { rules, timing, from: this.#settledAt, to: now };
      const next = nextSettling(this, span);
      if (!next) {
        break;
      }
      this.#advance(next.at, rules);
      if (next.isStats) {
        this.#tick(timing.statsSeconds);
      }
      if (next.isExpiry) {
        expire(this, rules, next.at);
      }
      if (next.isQuotaCheck) {
        checkQuota(this, rules, next.at);
      }
    }
    this.#advance(now, rules);
    trim(this, rules, now);
  }

  /** One entry of a real client. */
  publish(entry: { bytes: number; messages: number; at: number }): number {
    const number = this.log.entries;
    this.log.append({
      source: 'client',
      entries: 1,
      entryBytes: entry.bytes,
      from: entry.at,
      to: entry.at,
    });
    this.in.add(entry.messages);
    this.inBytes.add(entry.bytes);
    return number;
  }

  subscribe(
    name: string,
    options: { at: number; from?: number; isDurable?: boolean },
  ): Subscription {
    const subscription = new Subscription({
      name,
      at: options.at,
      markDelete: options.from ?? this.log.entries,
      isDurable: options.isDurable,
    });
    this.subscriptions.set(name, subscription);
    return subscription;
  }

  /** Closes it: counters and rates begin anew. */
  unload(): void {
    this.isLoaded = false;
    this.in.reset();
    this.inBytes.reset();
    this.publishLimitedTimes = 0;
    this.isHeld = false;
    this.#backlogForgottenAt = undefined;
    this.evictions.destination_storage = 0;
    this.evictions.message_age = 0;
    this.subscriptions.forEach(subscription => subscription.forget());
  }

  #advance(to: number, rules: TopicRules): void {
    const from = this.#settledAt;
    if (to <= from) {
      return;
    }
    this.#produce(to, rules);
    const step = {
      from,
      to,
      messagesPerEntry: this.messagesPerEntry,
      dispatch: rules.subscriptionDispatch,
    };
    for (const subscription of this.subscriptions.values()) {
      advanceConsumers(subscription, this.log, step);
    }
    this.#settledAt = to;
  }

  #produce(to: number, { publish }: TopicRules): void {
    const { simulated } = this;
    if (!simulated || simulated.count === 0 || this.isHeld) {
      this.#publishedTo = to;
      return;
    }
    const { entryBytes, messagesPerEntry } = simulated;
    const wanted = simulated.messagesPerSecond / messagesPerEntry;
    const perSecond = Math.min(
      wanted,
      publish.messages / messagesPerEntry,
      publish.bytes / entryBytes,
    );
    const seconds = (to - this.#settledAt) / 1000;
    if (perSecond < wanted) {
      this.publishLimitedTimes += Math.ceil(seconds);
    }
    const due = this.#carry + perSecond * seconds;
    const entries = Math.floor(due);
    this.#carry = due - entries;
    if (entries > 0) {
      this.log.append({
        source: 'simulation',
        entries,
        entryBytes,
        from: this.#publishedTo,
        to,
      });
      this.#publishedTo = to;
      this.in.add(entries * messagesPerEntry);
      this.inBytes.add(entries * entryBytes);
    }
  }

  #tick(seconds: number): void {
    this.in.tick(seconds);
    this.inBytes.tick(seconds);
    this.connectedProducers.forEach(producer => producer.tick(seconds));
    this.subscriptions.forEach(subscription => subscription.tick(seconds));
  }
}
