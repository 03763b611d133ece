import {
  isSystemTopic,
  type Policies,
} from '@internal/plugin-odp-pulsar-common';
import type {
  BrokerAddresses,
  PulsarAdmin,
} from '@internal/plugin-odp-pulsar-node';
import type { Gap } from '@internal/vocabulary';
import type { BrokerDefaults } from '../reading/readBrokerDefaults';
import { FollowUps } from './FollowUps';
import { gapOf } from './gaps';
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
  readonly #followUps: FollowUps;
  #defaults: BrokerDefaults | undefined;

  static create(options: SweeperOptions): Sweeper {
    return new Sweeper(options);
  }

  private constructor(options: SweeperOptions) {
    this.#options = options;
    this.#policies = PolicyBook.create(options.admin);
    this.#partitions = PartitionBook.create(options.admin);
    this.#followUps = FollowUps.create(options);
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
    // Neither waits for the other: topics come from the brokers, policies from the metadata.
    const [read, { namespaces, gaps }] = await Promise.all([
      readTopics({ ...rest, ...facts, admin, addresses, now }),
      this.#readPolicies(facts, new Set(known), tenant),
    ]);
    if (read.failure) {
      throw read.failure;
    }
    gaps.push(...(await this.#partitions.mark(read.topics)));
    const { policies } = this.#policies;
    return {
      ...read,
      startedAt,
      topics:
        read.source === 'broker-stats'
          ? await this.#followUps.read(read.topics, policies)
          : read.topics,
      endedAt: now(),
      version: facts.version,
      bookies: facts.bookies,
      namespaces,
      policies,
      gaps: [...facts.gaps, ...read.gaps, ...gaps],
    };
  }

  /** Of the namespaces that can be listed, and of those that topics told of before. */
  async #readPolicies(
    facts: ClusterFacts,
    known: ReadonlySet<string>,
    tenant: string,
  ): Promise<{ namespaces: NamespacesRead; gaps: Gap[] }> {
    const namespaces = await readNamespaces(
      this.#options.admin,
      new Set([tenant, ...[...known].map(tenantOf)]),
    );
    const unlisted = [...known].filter(
      namespace => !namespaces.tenants.has(tenantOf(namespace)),
    );
    const gaps = await this.#policies.read(
      namespacesOf([...namespaces.listed, ...unlisted]),
      {
        cluster: facts.cluster ?? this.#defaults?.cluster,
        defaults: this.#defaults,
      },
    );
    // Where no namespace is known yet whose policies could be refused, the list is.
    const [refused] = unlisted.length ? [] : namespaces.failures;
    if (refused) {
      gaps.push(gapOf('policies', refused[1], `tenant ${refused[0]}`));
    }
    return { namespaces, gaps };
  }
}

/** Namespaces once each, by name; Pulsar's own are nobody's and have no policies that anybody set. */
export function namespacesOf(names: Iterable<string>): string[] {
  return [...new Set(names)]
    .filter(namespace => !isSystemTopic(`persistent://${namespace}/-`))
    .sort();
}

function tenantOf(namespace: string): string {
  return namespace.split('/')[0];
}
