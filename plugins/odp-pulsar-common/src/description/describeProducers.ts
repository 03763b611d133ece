import type { Producer } from '../contract';
import type { ProducerReading, TopicReading } from '../records';
import { sumOf } from './rates';
import { groupBy } from './topicGroups';

/** Producers of a topic, one that writes to several partitions once; undefined when the source does not tell. */
export function describeProducers(
  readings: readonly TopicReading[],
  entities: ReadonlyMap<string, string> | undefined,
): Producer[] | undefined {
  if (readings.some(({ producers }) => producers === undefined)) {
    return undefined;
  }
  const all = readings.flatMap(({ producers = [] }) => producers);
  return [...groupBy(all, ({ name }) => name).values()]
    .map(same => describeProducer(same, entities))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function describeProducer(
  same: readonly ProducerReading[],
  entities: ReadonlyMap<string, string> | undefined,
): Producer {
  const [
    { name, address, connectedSince, clientVersion, averageMessageBytes },
  ] = same;
  const entity = entities?.get(name);
  const messagesInPerSecond = sumOf(same.map(one => one.messagesInPerSecond));
  const bytesInPerSecond = sumOf(same.map(one => one.bytesInPerSecond));
  return {
    name,
    ...(entity !== undefined && { entity }),
    ...(address !== undefined && { address }),
    ...(connectedSince !== undefined && { connectedSince }),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(messagesInPerSecond !== undefined && { messagesInPerSecond }),
    ...(bytesInPerSecond !== undefined && { bytesInPerSecond }),
    ...(averageMessageBytes !== undefined && { averageMessageBytes }),
  };
}
