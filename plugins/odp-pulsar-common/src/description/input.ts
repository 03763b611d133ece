import type { Eviction, Policies, Sight } from '../contract';
import type { BacklogPoint } from '../forecast';
import type { BusTarget, TopicReading } from '../records';

/** What is known of one topic, or of one partition. */
export interface TopicRecord {
  reading: TopicReading;
  /** The reading before. */
  previous?: TopicReading;
  /** Its backlog over time, oldest first. */
  points: readonly BacklogPoint[];
}

/** What is known of an instance, of what the caller may see. */
export interface BusInput {
  eventBus: BusTarget;
  /** By `tenant/namespace`; a namespace whose policies cannot be read is absent. */
  policies: ReadonlyMap<string, Policies>;
  /** Entity refs of the owning groups, by `tenant/namespace`. */
  owners: ReadonlyMap<string, string>;
  /** Partitions one by one. */
  topics: readonly TopicRecord[];
  evictions: readonly Eviction[];
  /** When the last sweep began: a reading before it is older than the rest. Milliseconds since the epoch. */
  sweptAt?: number;
  /** Entity refs of the target state's components, by their names. */
  entities?: ReadonlyMap<string, string>;
  now: number;
}

/** A part of the contract without what is said of every read, which the caller adds. */
export type WithoutSight<Part extends Sight> = Omit<Part, keyof Sight>;
