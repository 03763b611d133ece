import type {
  BacklogPoint,
  TopicReading,
  TopicRecord,
} from '@internal/plugin-odp-pulsar-common';
import type { TopicHistories } from '../history/TopicHistories';

/** A topic that no broker tells of is kept so long: a bundle that moves is back sooner. */
const UNSEEN_MS = 10 * 60_000;

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

  constructor(
    histories: TopicHistories,
    reading: TopicReading,
    previous?: TopicReading,
  ) {
    this.#histories = histories;
    this.reading = reading;
    this.previous = previous;
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
      const before = this.#records.get(after.name)?.reading;
      records.set(after.name, new StoredTopic(this.#histories, after, before));
      this.#histories.note(after, context.sweptAt);
      if (before) {
        changes.push({ before, after });
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
