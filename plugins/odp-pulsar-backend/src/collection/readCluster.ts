import type {
  BrokerAddresses,
  PulsarAdmin,
} from '@internal/plugin-odp-pulsar-node';
import type { Gap } from '@internal/vocabulary';
import {
  type BrokerDefaults,
  readBrokerDefaults,
} from '../reading/readBrokerDefaults';
import { attempt } from './attempt';
import { gapOf } from './gaps';

/** What an instance tells of itself; absent fields could not be read. */
export interface ClusterFacts {
  version?: string;
  /** Active brokers as the cluster lists them. */
  brokers?: string[];
  /** Among `brokers`. */
  leader?: string;
  bookies?: string[];
  defaults?: BrokerDefaults;
  /** Name by which policies keep rates. */
  cluster?: string;
  gaps: Gap[];
  /** Why not even the version could be read. */
  failure?: Error;
}

/** Reads what an instance tells of itself, and lets the addresses know its brokers. */
export async function readCluster(
  admin: PulsarAdmin,
  addresses: BrokerAddresses,
): Promise<ClusterFacts> {
  // First, since it needs no right: without it nothing else is asked.
  const version = await attempt(() => admin.version());
  if (version.failure) {
    return { gaps: [], failure: version.failure };
  }
  const [brokers, leader, bookies, defaults, clusters] = await Promise.all([
    attempt(() => admin.brokers()),
    attempt(() => admin.leader()),
    attempt(() => admin.bookies()),
    attempt(async () => readBrokerDefaults(await admin.configuration())),
    attempt(() => admin.clusters()),
  ]);
  if (brokers.value) {
    addresses.list(brokers.value);
  }
  const kinds = [
    ['brokers', brokers],
    ['bookies', bookies],
    ['broker defaults', defaults],
  ] as const;
  return {
    version: version.value,
    brokers: brokers.value && [...addresses.listed],
    leader:
      leader.value && URL.canParse(leader.value)
        ? new URL(leader.value).host
        : undefined,
    bookies: bookies.value,
    defaults: defaults.value,
    cluster:
      defaults.value?.cluster ??
      (clusters.value?.length === 1 ? clusters.value[0] : undefined),
    gaps: kinds.flatMap(([kind, { failure }]) =>
      failure ? gapOf(kind, failure) : [],
    ),
  };
}
