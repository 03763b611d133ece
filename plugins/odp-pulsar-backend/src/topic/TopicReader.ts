import { mapBounded } from '@internal/backend-kit';
import {
  backlogBytesOf,
  type TopicReading,
  type TopicRecord,
} from '@internal/plugin-odp-pulsar-common';
import type {
  BrokerAddresses,
  PulsarAdmin,
} from '@internal/plugin-odp-pulsar-node';
import { attempt } from '../collection/attempt';
import { readCursors } from '../reading/readInternal';
import { readTopic } from '../reading/readTopic';

/** Partitions whose own statistics are read; the others stay as the sweep saw them. */
const MOST = 20;
const AT_ONCE = 4;
const KEPT_MS = 5_000;
/** Readings that are compared with the next ones. */
const REMEMBERED = 500;
const COMPARED_MS = 10 * 60_000;

export interface TopicReaderOptions {
  admin: PulsarAdmin;
  addresses: BrokerAddresses;
  now: () => number;
}

/** An opened topic, as its brokers see it just now. */
export interface OpenedTopic {
  /** When it was read, milliseconds since the epoch. */
  readAt: number;
  /** All partitions; those that could not be read are as the sweep saw them. */
  records: TopicRecord[];
  /** Partitions that were asked for and did not answer. */
  failures: Error[];
}

/** Reads the own statistics of a topic that somebody looks at, once in five seconds however many look. */
export class TopicReader {
  readonly #options: TopicReaderOptions;
  readonly #opened = new Map<
    string,
    { at: number; topic: Promise<OpenedTopic> }
  >();
  /** Last own statistics by topic or partition, the latest at the end. */
  readonly #last = new Map<string, TopicReading>();

  static create(options: TopicReaderOptions): TopicReader {
    return new TopicReader(options);
  }

  private constructor(options: TopicReaderOptions) {
    this.#options = options;
  }

  /** `swept` are the records of its partitions, or its own. */
  open(topic: string, swept: readonly TopicRecord[]): Promise<OpenedTopic> {
    const now = this.#options.now();
    for (const [name, { at }] of this.#opened) {
      if (Math.abs(now - at) >= KEPT_MS) {
        this.#opened.delete(name);
      }
    }
    const known = this.#opened.get(topic);
    if (known) {
      return known.topic;
    }
    const opening = this.#read(swept);
    this.#opened.set(topic, { at: now, topic: opening });
    return opening;
  }

  async #read(swept: readonly TopicRecord[]): Promise<OpenedTopic> {
    const worst = [...swept]
      .sort((a, b) => sizeOf(b.reading) - sizeOf(a.reading))
      .slice(0, MOST);
    const failures: Error[] = [];
    const fresh = new Map<string, TopicRecord>();
    await mapBounded(worst, AT_ONCE, async record => {
      const { value, failure } = await attempt(() => this.#readOne(record));
      if (value) {
        fresh.set(record.reading.name, value);
      } else {
        failures.push(failure);
      }
    });
    return {
      readAt: this.#options.now(),
      records: swept.map(record => fresh.get(record.reading.name) ?? record),
      failures,
    };
  }

  async #readOne(record: TopicRecord): Promise<TopicRecord> {
    const { admin, addresses, now } = this.#options;
    const { name, broker, partitionOf } = record.reading;
    const server = broker === undefined ? undefined : addresses.urlOf(broker);
    const told = await admin.topicStats(name, { server, withOldest: true });
    // Without them a dispatch that stands still is not told from one that waits.
    const internal = await attempt(() => admin.internalStats(name, server));
    const cursors = readCursors(internal.value);
    const own = readTopic(name, told, { readAt: now(), broker });
    const reading: TopicReading = {
      ...own,
      partitionOf,
      subscriptions: own.subscriptions.map(subscription => ({
        ...subscription,
        cursor: cursors.get(subscription.name),
      })),
    };
    const bytes = backlogBytesOf(reading);
    return {
      reading,
      previous: this.#replace(reading) ?? record.reading,
      points:
        bytes === undefined
          ? record.points
          : [...record.points, { at: reading.readAt, bytes }],
    };
  }

  /** Remembers a reading, and gives the one before it, unless it is too old to be compared. */
  #replace(reading: TopicReading): TopicReading | undefined {
    const before = this.#last.get(reading.name);
    this.#last.delete(reading.name);
    this.#last.set(reading.name, reading);
    if (this.#last.size > REMEMBERED) {
      const [oldest] = this.#last.keys();
      this.#last.delete(oldest);
    }
    return before && reading.readAt - before.readAt <= COMPARED_MS
      ? before
      : undefined;
  }
}

function sizeOf(reading: TopicReading): number {
  return backlogBytesOf(reading) ?? 0;
}
