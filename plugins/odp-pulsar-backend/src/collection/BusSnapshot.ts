import type {
  Coverage,
  Eviction,
  Policies,
  Source,
  TopicRecord,
} from '@internal/plugin-odp-pulsar-common';
import type { Gap } from '@internal/vocabulary';
import type { BrokerSight } from './readTopics';

/** What is known of an instance after a sweep; not changed later. */
export interface BusSnapshot {
  /** From 1, one more with each sweep. */
  revision: number;
  /** When the sweep began and when it ended, milliseconds since the epoch by the portal's clock. */
  sweptAt: number;
  endedAt: number;
  source: Source;
  coverage: Coverage;
  version?: string;
  brokers: readonly BrokerSight[];
  /** Absent when they cannot be listed. */
  bookies?: readonly string[];
  /** `tenant/namespace` by name, those without a topic too; Pulsar's own are left out. */
  namespaces: readonly string[];
  policies: ReadonlyMap<string, Policies>;
  /** Entity refs of the owning groups, by `tenant/namespace`. */
  owners: ReadonlyMap<string, string>;
  /** Partitions one by one, Pulsar's own topics too. */
  topics: readonly TopicRecord[];
  /** Of the last day, latest first. */
  evictions: readonly Eviction[];
  gaps: readonly Gap[];
}
