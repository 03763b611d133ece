import type {
  BacklogPoint,
  TopicReading,
  TopicRecord,
} from '@internal/plugin-odp-pulsar-common';
import type { TopicHistories } from '../history/TopicHistories';

/** A topic that no broker tells of is kept so long: a bundle that moves is back sooner. */
const UNSEEN_MS = 10 * 60_000;

/**
 * Statistics that brokers renew once a minute and that say the same for longer
 * stood still; before that, they are the same ones, read twice.
 */
const RENEWED_MS = 75_000;

/** Two readings of a topic, one sweep apart. */
export interface Change {
  before: TopicReading;
  after: TopicReading;
}

/** What a sweep says besides the topics that it read. */
export interface StoreContext {
  /** When the sweep began, milliseconds since the epoch. */
  sweptAt: number;
  /** Brokers that are there and did not answer, so that what they hold cannot be gone. */
  silentBrokers: ReadonlySet<string>;
  /** Whether a namespace is known not to be there. */
  isGone: (namespace: string) => boolean;
}

/** A record whose points are taken out of the history when somebody looks. */
class StoredTopic implements TopicRecord {
  readonly #histories: TopicHistories;
  readonly reading: TopicReading;
  readonly previous?: TopicReading;
  /** When these figures were first read. */
  readonly #since: number;

  constructor(
    histories: TopicHistories,
    reading: TopicReading,
    known?: StoredTopic,
  ) {
    const isRenewed = !known || known.#isRenewedBy(reading);
    this.#histories = histories;
    this.reading = reading;
    this.previous = isRenewed ? known?.reading : known.previous;
    this.#since = isRenewed ? reading.readAt : known.#since;
  }

  #isRenewedBy(next: TopicReading): boolean {
    return (
      !next.isMinuteOld ||
      next.readAt - this.#since > RENEWED_MS ||
      !hasSameFigures(this.reading, next)
    );
  }

  get points(): readonly BacklogPoint[] {
    return this.#histories.backlogOf(this.reading.name);
  }
}

/** The latest reading of every topic and partition, with the one before and its history. */
export class TopicStore {
  readonly #histories: TopicHistories;
  #records = new Map<string, StoredTopic>();

  static create(histories: TopicHistories): TopicStore {
    return new TopicStore(histories);
  }

  private constructor(histories: TopicHistories) {
    this.#histories = histories;
  }

  /** Of the last sweep; the array is not changed later. */
  get records(): TopicRecord[] {
    return [...this.#records.values()];
  }

  /**
   * Takes up a sweep. A topic that it did not read keeps its last reading, until
   * nobody told of it for long enough or its namespace is gone.
   */
  absorb(readings: readonly TopicReading[], context: StoreContext): Change[] {
    const changes: Change[] = [];
    const records = new Map<string, StoredTopic>();
    for (const after of readings) {
      const known = this.#records.get(after.name);
      records.set(after.name, new StoredTopic(this.#histories, after, known));
      this.#histories.note(after, context.sweptAt);
      if (known) {
        changes.push({ before: known.reading, after });
      }
    }
    for (const [name, record] of this.#records) {
      if (!records.has(name)) {
        if (isLost(record.reading, context)) {
          this.#histories.forget(name);
        } else {
          records.set(name, record);
        }
      }
    }
    this.#records = records;
    return changes;
  }
}

/** By what moves while anything happens: counters, and rates that are averages. */
function hasSameFigures(one: TopicReading, other: TopicReading): boolean {
  return (
    one.messagesInPerSecond === other.messagesInPerSecond &&
    one.messagesOutPerSecond === other.messagesOutPerSecond &&
    one.messagesInTotal === other.messagesInTotal &&
    one.messagesOutTotal === other.messagesOutTotal &&
    one.storageBytes === other.storageBytes &&
    one.backlogBytes === other.backlogBytes &&
    one.subscriptions.length === other.subscriptions.length &&
    one.subscriptions.every(
      (subscription, index) =>
        subscription.backlogEntries ===
          other.subscriptions[index].backlogEntries &&
        subscription.unackedMessages ===
          other.subscriptions[index].unackedMessages,
    )
  );
}

function isLost(
  { namespace, broker, readAt }: TopicReading,
  { sweptAt, silentBrokers, isGone }: StoreContext,
): boolean {
  if (isGone(namespace)) {
    return true;
  }
  return (
    sweptAt - readAt > UNSEEN_MS &&
    (broker === undefined || !silentBrokers.has(broker))
  );
}
