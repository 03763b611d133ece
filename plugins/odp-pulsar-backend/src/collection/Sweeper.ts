import {
  isSystemTopic,
  type Policies,
  type TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import type { Gap } from '@internal/vocabulary';
import type { BrokerAddresses } from '../client/BrokerAddresses';
import type { PulsarAdmin } from '../client/PulsarAdmin';
import type { BrokerDefaults } from '../reading/readBrokerDefaults';
import { followUp } from './followUp';
import { PartitionBook } from './PartitionBook';
import { PolicyBook } from './PolicyBook';
import { type ClusterFacts, readCluster } from './readCluster';
import { type NamespacesRead, readNamespaces } from './readNamespaces';
import { readTopics, type TopicsRead } from './readTopics';

export interface SweeperOptions {
  admin: PulsarAdmin;
  addresses: BrokerAddresses;
  isProxy: boolean;
  metricsUrl?: string;
  /** Whose namespaces are looked for where tenants cannot be listed. */
  tenant: string;
  now: () => number;
}

/** What one round of questions gave. */
export interface Sweep
  extends Pick<ClusterFacts, 'version' | 'bookies'>,
    Omit<TopicsRead, 'failure'> {
  startedAt: number;
  endedAt: number;
  namespaces: NamespacesRead;
  policies: ReadonlyMap<string, Policies>;
}

/** Asks an instance for everything that the portal shows in lists. */
export class Sweeper {
  readonly #options: SweeperOptions;
  readonly #policies: PolicyBook;
  readonly #partitions: PartitionBook;
  #defaults: BrokerDefaults | undefined;

  static create(options: SweeperOptions): Sweeper {
    return new Sweeper(options);
  }

  private constructor(options: SweeperOptions) {
    this.#options = options;
    this.#policies = PolicyBook.create(options.admin);
    this.#partitions = PartitionBook.create(options.admin);
  }

  /**
   * One sweep; `known` are the namespaces that it would be sad to forget.
   *
   * @throws PulsarError or ConnectionError when no broker could be read
   */
  async sweep(known: Iterable<string>): Promise<Sweep> {
    const { admin, addresses, tenant, now, ...rest } = this.#options;
    const startedAt = now();
    const facts = await readCluster(admin, addresses);
    if (facts.failure) {
      throw facts.failure;
    }
    this.#defaults = facts.defaults ?? this.#defaults;
    const tenants = new Set([tenant, ...[...known].map(tenantOf)]);
    const [read, namespaces] = await Promise.all([
      readTopics({ ...rest, ...facts, admin, addresses, now }),
      readNamespaces(admin, tenants),
    ]);
    if (read.failure) {
      throw read.failure;
    }
    const all = namespacesOf(namespaces, read.topics);
    const gaps: Gap[][] = await Promise.all([
      this.#policies.read(all, {
        cluster: facts.cluster ?? this.#defaults?.cluster,
        defaults: this.#defaults,
      }),
      this.#partitions.mark(read.topics),
    ]);
    const { policies } = this.#policies;
    return {
      ...read,
      startedAt,
      topics:
        read.source === 'broker-stats'
          ? await followUp(read.topics, { admin, addresses, policies })
          : read.topics,
      endedAt: now(),
      version: facts.version,
      bookies: facts.bookies,
      namespaces,
      policies,
      gaps: [...facts.gaps, ...read.gaps, ...gaps.flat()],
    };
  }
}

/** Namespaces whose policies matter: Pulsar's own have none that anybody set. */
export function namespacesOf(
  { listed }: NamespacesRead,
  topics: readonly TopicReading[],
): string[] {
  const all = new Set([...listed, ...topics.map(({ namespace }) => namespace)]);
  return [...all]
    .filter(namespace => !isSystemTopic(`persistent://${namespace}/-`))
    .sort();
}

function tenantOf(namespace: string): string {
  return namespace.split('/')[0];
}
