import type { TopicReading } from '@internal/plugin-odp-pulsar-common';
import type { PulsarAdmin } from '@internal/plugin-odp-pulsar-node';
import { MetricsReader } from '../reading/MetricsReader';
import { readTopic } from '../reading/readTopic';

/** One broker, and how to reach it. */
interface BrokerPlace {
  admin: PulsarAdmin;
  server: string;
  /** As the cluster lists it; absent where it is not known which broker answers. */
  broker?: string;
  now: () => number;
}

/** Adds the topics of one broker to `topics`, those that came whole also when it fails. */
export type ReadTopics = (
  place: BrokerPlace,
  topics: TopicReading[],
) => Promise<void>;

/** From broker-stats. */
export const readStatistics: ReadTopics = async (place, topics) => {
  const { admin, server, broker, now } = place;
  // The moment of the first byte: what follows was written by then.
  let readAt: number | undefined;
  await admin.brokerTopics(server, (name, told) => {
    readAt ??= now();
    topics.push(readTopic(name, told, { readAt, broker, isMinuteOld: true }));
  });
};

/** From metrics. */
export const readMetrics: ReadTopics = async (place, topics) => {
  const { admin, server, broker, now } = place;
  const reader = MetricsReader.create({ readAt: now(), broker });
  try {
    await admin.metrics(server, line => reader.line(line));
  } finally {
    topics.push(...reader.topics);
  }
};
