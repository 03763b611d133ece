import { hash } from '../../life/random';
import type { Topic } from '../state/Topic';

/** A producer as the statistics show it, simulated or real. */
export interface PublisherView {
  id: number;
  name: string;
  address: string;
  connectedAt: number;
  messages: number;
  bytes: number;
}

export function publisherViews(topic: Topic): PublisherView[] {
  const { simulated } = topic;
  // A held producer is disconnected, and tries again.
  const count = topic.isHeld ? 0 : simulated?.count ?? 0;
  const connected = topic.isHeld ? [] : [...topic.connectedProducers];
  const byClients = connected.reduce(
    (sum, { rates }) => sum + rates.messages,
    0,
  );
  const bytesByClients = connected.reduce(
    (sum, { rates }) => sum + rates.bytes,
    0,
  );
  return [
    ...Array.from({ length: count }, (_, index) => {
      const seed = `${topic.name.full} producer ${index}`;
      return {
        id: index,
        name: `${simulated!.name}-${index}`,
        address: `/10.${20 + (hash(seed) % 8)}.${hash(seed) % 200}.${
          (hash(seed) >> 8) % 250
        }:${32768 + (hash(seed) % 20000)}`,
        connectedAt: simulated!.connectedAt,
        messages: (topic.in.rate - byClients) / count,
        bytes: (topic.inBytes.rate - bytesByClients) / count,
      };
    }),
    ...connected.map((producer, index) => ({
      id: count + index,
      name: producer.name,
      address: producer.address,
      connectedAt: producer.connectedAt,
      messages: producer.rates.messages,
      bytes: producer.rates.bytes,
    })),
  ];
}

/** Bytes of a message, 0 without any. */
export function averageSize(messages: number, bytes: number): number {
  return messages > 0 ? bytes / messages : 0;
}
