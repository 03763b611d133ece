import type { TopicReading } from '@internal/plugin-odp-pulsar-common';
import { attempt, isForbidden } from './attempt';
import { readStatistics } from './readBroker';
import type { Heard, ReadTopicsOptions } from './readTopics';

/**
 * Reads the topics through a proxy, which gives each call to another broker and
 * does not say to which. It is asked until as many different answers came as there
 * are brokers, twice as often at most; two answers with mostly the same topics are
 * of the same broker.
 */
export async function readThroughProxy(
  options: ReadTopicsOptions,
): Promise<Heard> {
  const { admin, addresses, brokers = [], now } = options;
  const topics = new Map<string, TopicReading>();
  const most = Math.max(1, brokers.length);
  let answered = 0;
  let isEmptyHeard = false;
  let failure: Error | undefined;
  for (let call = 0; call < 2 * most && answered < most; call += 1) {
    const own: TopicReading[] = [];
    const result = await attempt(() =>
      readStatistics({ admin, server: addresses.admin, now }, own),
    );
    failure = result.failure ?? failure;
    if (isForbidden(failure)) {
      break;
    }
    const seen = own.filter(({ name }) => topics.has(name)).length;
    const isAnother = own.length ? seen <= own.length / 2 : !isEmptyHeard;
    isEmptyHeard ||= own.length === 0 && !result.failure;
    own.forEach(reading => topics.set(reading.name, reading));
    if (isAnother && !result.failure) {
      answered += 1;
    }
  }
  return {
    topics: [...topics.values()],
    coverage: {
      answered,
      ...(options.brokers && { total: brokers.length }),
    },
    brokers: brokers.map(name => ({
      name,
      answered: answered >= most,
      isUnreachable: false,
      ...(answered < most && {
        failure: 'not known: a proxy hides which broker answers',
      }),
      ...(options.leader !== undefined && {
        isLeader: name === options.leader,
      }),
    })),
    failure: answered || topics.size ? undefined : failure,
    refusal: isForbidden(failure) ? failure : undefined,
  };
}
