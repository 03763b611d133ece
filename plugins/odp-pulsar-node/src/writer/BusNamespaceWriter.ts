import type { BusSubscriptionWriter } from './BusSubscriptionWriter';
import type { BusPolicyChange, ReadBusPolicies } from './busPolicies';

/** What a call may be given besides what it is about. */
export interface BusCallOptions {
  /** Ends the call with its reason; whether a change arrived is unknown then. */
  signal?: AbortSignal;
}

/** A namespace as its instance tells it. */
export interface ReadBusNamespace {
  /** `tenant/namespace` */
  name: string;
  policies: ReadBusPolicies;
  /** It is on its way out, and takes no topics. */
  isDeleted: boolean;
}

/** A topic with all its partitions; what cannot be read of it is absent. */
export interface BusTopic {
  /** Full name. */
  name: string;
  /** Bytes that the subscription that is furthest behind has not acknowledged. */
  backlogBytes?: number;
  /** Connected now. */
  consumers?: number;
}

/**
 * Makes, changes and removes namespaces of one instance of Pulsar. A namespace is
 * `tenant/namespace`. Changes of one namespace wait for each other, since a broker
 * fails where two meet; each call is safe to repeat.
 *
 * @throws InputError for a namespace that is not to be written, PulsarError for an
 * answer that cannot be used, ConnectionError without one
 */
export interface BusNamespaceWriter {
  /** Name of the instance. */
  readonly instance: string;
  readonly subscriptions: BusSubscriptionWriter;
  /** Undefined where there is no such namespace. */
  read(
    namespace: string,
    options?: BusCallOptions,
  ): Promise<ReadBusNamespace | undefined>;
  /** Makes it without policies. */
  create(
    namespace: string,
    options?: BusCallOptions,
  ): Promise<'created' | 'exists'>;
  setPolicy(
    namespace: string,
    change: BusPolicyChange,
    options?: BusCallOptions,
  ): Promise<void>;
  /** Its topics without Pulsar's own, by name; PulsarError `not-found` where there is no such namespace. */
  topics(namespace: string, options?: BusCallOptions): Promise<BusTopic[]>;
  /**
   * With `force` its topics go first, whoever uses them; without, it is a
   * PulsarError `conflict` while there are any.
   */
  remove(
    namespace: string,
    options: BusCallOptions & { force: boolean },
  ): Promise<'removed' | 'gone'>;
  close(): Promise<void>;
}
