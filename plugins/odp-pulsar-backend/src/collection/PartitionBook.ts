import { mapBounded } from '@internal/backend-kit';
import {
  type TopicDomain,
  parseTopicName,
  type TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import type { PulsarAdmin } from '@internal/plugin-odp-pulsar-node';
import type { Gap } from '@internal/vocabulary';
import { attempt } from './attempt';
import { gapOfSeveral } from './gaps';
import { Rota } from './Rota';

const AT_ONCE = 8;
const A_SWEEP = 100;
const PARTITION = /^(.+)-partition-(\d+)$/s;

/**
 * Which topics are partitions of another. The list of partitioned topics decides,
 * since a name alone may look like that of a partition.
 */
export class PartitionBook {
  readonly #admin: PulsarAdmin;
  readonly #rota = Rota.create(A_SWEEP);
  /** Partitioned topics by domain and namespace, as they were listed last. */
  readonly #lists = new Map<string, ReadonlySet<string>>();

  static create(admin: PulsarAdmin): PartitionBook {
    return new PartitionBook(admin);
  }

  private constructor(admin: PulsarAdmin) {
    this.#admin = admin;
  }

  /** Sets what each reading is a partition of. Gives what it hides that some lists cannot be read. */
  async mark(readings: Iterable<TopicReading>): Promise<Gap[]> {
    const candidates = [...readings].flatMap(reading => {
      const match = PARTITION.exec(reading.name);
      return match && !reading.partitionOf
        ? [{ reading, topic: match[1], number: Number(match[2]) }]
        : [];
    });
    const places = candidates.map(({ reading }) => placeOf(reading));
    const failed = new Map<string, Error>();
    await mapBounded(this.#rota.next(places), AT_ONCE, async place => {
      const [domain, namespace] = place.split(' ');
      const { value, failure } = await attempt(() =>
        this.#admin.partitioned(domain as TopicDomain, namespace),
      );
      if (value) {
        this.#lists.set(place, new Set(value));
      } else {
        failed.set(namespace, failure);
      }
    });
    for (const { reading, topic, number } of candidates) {
      if (this.#lists.get(placeOf(reading))?.has(topic)) {
        reading.partitionOf = { topic, number };
      }
    }
    return gapOfSeveral('partitioned topics', failed);
  }
}

function placeOf({ name }: TopicReading): string {
  const { domain, namespace } = parseTopicName(name);
  return `${domain} ${namespace}`;
}
