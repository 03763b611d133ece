import type { ConnectedConsumer } from './ConnectedConsumer';
import { RateTally } from './RateTally';
import type { Subscription } from './Subscription';
import type { Topic } from './Topic';
import type { RateLimit } from './TopicRules';

/** Sends entries to the real consumers of a subscription, as far as they ask for them and the rate allows. */
export class Dispatcher {
  /** Entries to be sent again, oldest first. */
  #replay: number[] = [];
  /** Entries that were read and are not due. */
  readonly #delayed = new Set<number>();
  readonly #sent = new RateTally();
  #turn = 0;

  /** Sends again what a consumer has not acknowledged. */
  redeliver(entries: Iterable<number>): void {
    this.#replay = [...new Set([...this.#replay, ...entries])].sort(
      (a, b) => a - b,
    );
  }

  clear(): void {
    this.#replay = [];
    this.#delayed.clear();
  }

  run(
    topic: Topic,
    subscription: Subscription,
    { now, limit }: { now: number; limit: RateLimit },
  ): void {
    this.redeliver(this.#takeDue(topic, now));
    for (
      let next = this.#peek(topic, subscription);
      next !== undefined;
      next = this.#peek(topic, subscription)
    ) {
      if (isDelayed(topic, subscription, { entry: next, now })) {
        this.#take(subscription, next);
        this.#delayed.add(next);
        continue;
      }
      const consumer = this.#receiverOf(topic, subscription, next);
      if (!consumer || !this.#sent.allows(now, limit)) {
        return;
      }
      const bytes = topic.log.bytesOf(next);
      this.#take(subscription, next);
      this.#sent.add(now, bytes);
      subscription.out.add(1);
      subscription.outBytes.add(bytes);
      subscription.lastConsumedAt = now;
      consumer.deliver(next, bytes);
    }
  }

  /** The entry that comes next. */
  #peek(topic: Topic, subscription: Subscription): number | undefined {
    const isOpen = (entry: number) =>
      entry >= subscription.markDelete && !subscription.acknowledged.has(entry);
    this.#replay = this.#replay.filter(isOpen);
    if (this.#replay.length > 0) {
      return this.#replay[0];
    }
    while (
      subscription.read < topic.log.entries &&
      !isOpen(subscription.read)
    ) {
      subscription.read += 1;
    }
    return subscription.read < topic.log.entries
      ? subscription.read
      : undefined;
  }

  #take(subscription: Subscription, entry: number): void {
    if (this.#replay[0] === entry) {
      this.#replay.shift();
    } else {
      subscription.read = entry + 1;
    }
  }

  #receiverOf(
    { messages }: Topic,
    { type, connected }: Subscription,
    entry: number,
  ): ConnectedConsumer | undefined {
    const all = [...connected];
    if (type === 'Exclusive' || type === 'Failover') {
      return all.slice(0, 1).find(isReady);
    }
    if (type === 'Key_Shared') {
      const chosen = hashOf(messages.get(entry)?.key ?? '') % all.length;
      return all.slice(chosen, chosen + 1).find(isReady);
    }
    const ready = all.filter(isReady);
    this.#turn += 1;
    return ready[this.#turn % ready.length];
  }

  #takeDue({ messages }: Topic, now: number): number[] {
    const due = [...this.#delayed].filter(
      entry => (messages.get(entry)?.deliverAt ?? 0) <= now,
    );
    due.forEach(entry => this.#delayed.delete(entry));
    return due;
  }
}

/** Whether a message is not due yet; delays are kept only where messages are acknowledged one by one. */
function isDelayed(
  { messages }: Topic,
  { type }: Subscription,
  { entry, now }: { entry: number; now: number },
): boolean {
  const isShared = type === 'Shared' || type === 'Key_Shared';
  return isShared && (messages.get(entry)?.deliverAt ?? 0) > now;
}

function isReady({ permits, isBlocked }: ConnectedConsumer): boolean {
  return permits > 0 && !isBlocked;
}

function hashOf(text: string): number {
  return [...text].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65536,
    7,
  );
}
