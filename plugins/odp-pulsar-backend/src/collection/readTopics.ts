import { ConnectionError, mapBounded } from '@internal/backend-kit';
import type {
  BrokerReading,
  Coverage,
  Source,
  TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import {
  type BrokerAddresses,
  type PulsarAdmin,
  PulsarError,
} from '@internal/plugin-odp-pulsar-node';
import type { Gap } from '@internal/vocabulary';
import { attempt, isForbidden } from './attempt';
import { gapOf } from './gaps';
import { type ReadTopics, readMetrics, readStatistics } from './readBroker';
import { readThroughProxy } from './readThroughProxy';

/** Brokers that are read at the same time. */
const AT_ONCE = 4;

/** A broker, and whether it was the way to it that failed. */
export interface BrokerSight extends BrokerReading {
  isUnreachable: boolean;
}

export interface TopicsRead {
  source: Source;
  coverage: Coverage;
  brokers: BrokerSight[];
  /** One of each name, the newest. */
  topics: TopicReading[];
  gaps: Gap[];
  /** Why no broker answered. */
  failure?: Error;
}

export interface ReadTopicsOptions {
  admin: PulsarAdmin;
  addresses: BrokerAddresses;
  /** As the cluster lists them now; absent when the portal may not list them. */
  brokers?: readonly string[];
  leader?: string;
  isProxy: boolean;
  /** Address of the metrics, where it is not that of each broker. */
  metricsUrl?: string;
  now: () => number;
}

/**
 * Reads the topics of every broker, several brokers at a time; one that fails
 * keeps no other waiting. Where the token may not read their statistics, the
 * brokers' metrics are read instead.
 */
export async function readTopics(
  options: ReadTopicsOptions,
): Promise<TopicsRead> {
  const statistics = await (options.isProxy
    ? readThroughProxy(options)
    : readEach(options, readStatistics));
  const { refusal } = statistics;
  if (!refusal) {
    return { ...statistics, source: 'broker-stats', gaps: [] };
  }
  const gaps = [gapOf('broker statistics', refusal)];
  return { ...(await readAllMetrics(options)), source: 'metrics', gaps };
}

/** What all brokers together told. */
export interface Heard
  extends Pick<TopicsRead, 'coverage' | 'brokers' | 'topics' | 'failure'> {
  /** The token may not read this. */
  refusal?: Error;
}

function readAllMetrics(options: ReadTopicsOptions): Promise<Heard> {
  const { metricsUrl, isProxy } = options;
  if (metricsUrl !== undefined) {
    return readOnePage(options, metricsUrl);
  }
  if (isProxy) {
    return Promise.resolve({
      topics: [],
      brokers: [],
      coverage: { answered: 0 },
      failure: new PulsarError(
        'the token may not read the statistics of the brokers, and a proxy does not show their metrics; name these in odp.pulsar.instances[].metrics.url',
        { problem: 'not-allowed' },
      ),
    });
  }
  return readEach(options, readMetrics);
}

async function readEach(
  options: ReadTopicsOptions,
  read: ReadTopics,
): Promise<Heard> {
  const { admin, addresses, brokers, leader, now } = options;
  const names = brokers ?? addresses.listed;
  const topics = new Map<string, TopicReading>();
  const reads = await mapBounded(
    names.length ? names : addresses.named,
    AT_ONCE,
    async name => {
      const own: TopicReading[] = [];
      const { failure } = await attempt(() =>
        read({ admin, server: addresses.urlOf(name), broker: name, now }, own),
      );
      // What came whole before an answer broke off is as good as the rest.
      own.forEach(reading => keepNewest(topics, reading));
      return { name, failure };
    },
  );
  const answered = reads.filter(({ failure }) => !failure).length;
  return {
    topics: [...topics.values()],
    coverage: { answered, ...(brokers && { total: brokers.length }) },
    brokers: reads.map(({ name, failure }) => ({
      name,
      answered: !failure,
      isUnreachable: failure instanceof ConnectionError,
      ...(failure && { failure: failure.message }),
      ...(leader !== undefined && { isLeader: name === leader }),
    })),
    failure: answered || topics.size ? undefined : reads[0]?.failure,
    refusal: reads.find(({ failure }) => isForbidden(failure))?.failure,
  };
}

async function readOnePage(
  { admin, now }: ReadTopicsOptions,
  server: string,
): Promise<Heard> {
  const topics: TopicReading[] = [];
  const { failure } = await attempt(() =>
    readMetrics({ admin, server, now }, topics),
  );
  return {
    topics,
    brokers: [],
    coverage: { answered: failure ? 0 : 1 },
    failure,
  };
}

function keepNewest(
  topics: Map<string, TopicReading>,
  reading: TopicReading,
): void {
  const known = topics.get(reading.name);
  if (!known || known.readAt <= reading.readAt) {
    topics.set(reading.name, reading);
  }
}
