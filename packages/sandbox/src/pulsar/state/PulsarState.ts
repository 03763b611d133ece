import { isSystemTopic, topicName, type TopicName } from '../names';
import type { PulsarVersion } from '../PulsarVersion';
import { type Broker, Brokers } from './Brokers';
import { LeftPartitions } from './LeftPartitions';
import { Namespace } from './Namespace';
import { defaultPolicies, type NamespacePolicies } from './policies';
import { breaksCheck } from './quotaCheck';
import { Topic } from './Topic';
import type { Timing } from './TopicRules';

export interface Tenant {
  adminRoles: string[];
  allowedClusters: string[];
}

export interface PulsarStateOptions {
  version: PulsarVersion;
  cluster: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  statsSeconds: number;
  quotaCheckSeconds: number;
}

/** Minutes between two looks at messages that have expired are five by default. */
const EXPIRY_CHECK_SECONDS = 300;

/** Everything that one cluster of Pulsar knows. */
export class PulsarState {
  readonly version: PulsarVersion;
  readonly cluster: string;
  readonly now: () => number;
  readonly timing: Timing;
  readonly brokers: Brokers;
  readonly tenants = new Map<string, Tenant>();
  /** By `tenant/namespace`. */
  readonly namespaces = new Map<string, Namespace>();
  readonly leftPartitions = new LeftPartitions();
  /** Counts changes that a person or a test makes, so that what is kept may be made anew. */
  changes = 0;
  #nextLedger = 3;
  #hasUnknownPolicy = false;

  constructor(options: PulsarStateOptions) {
    this.version = options.version;
    this.cluster = options.cluster;
    this.now = options.now;
    this.timing = {
      startedAt: options.now(),
      statsSeconds: options.statsSeconds,
      quotaCheckSeconds: options.quotaCheckSeconds,
      expiryCheckSeconds: EXPIRY_CHECK_SECONDS,
    };
    this.brokers = new Brokers(this.now);
    for (const own of ['public/default', 'pulsar/system']) {
      this.tenants.set(own.split('/')[0], {
        adminRoles: [],
        allowedClusters: [options.cluster],
      });
      this.createNamespace(own);
    }
  }

  createNamespace(
    name: string,
    policies: Partial<NamespacePolicies> = {},
  ): Namespace {
    const namespace = new Namespace(
      name,
      {
        ...defaultPolicies(this.version, { cluster: this.cluster, bundles: 4 }),
        ...policies,
      } as NamespacePolicies,
      this.cluster,
    );
    this.leftPartitions.giveBackTo(namespace);
    this.namespaces.set(name, namespace);
    return namespace;
  }

  /** Creates a topic, and with the first one of a namespace the one in which its topics' policies are kept. */
  createTopic(name: TopicName, at = this.now()): Topic {
    const { topics } = this.namespaces.get(name.namespace)!;
    const topic = new Topic(name, at, this.#nextLedger);
    this.#nextLedger += 1;
    topics.set(name.full, topic);
    const changeEvents = topicName(
      'persistent',
      name.namespace,
      '__change_events',
    );
    if (!isSystemTopic(name.local) && !topics.has(changeEvents.full)) {
      this.#keepChangeEvents(this.createTopic(changeEvents, at), at);
    }
    return topic;
  }

  /** Changes policies of a namespace; what was until now was under the old ones. */
  changePolicies(
    namespace: Namespace,
    change: (policies: NamespacePolicies) => void,
  ): void {
    this.settleAll(namespace);
    change(namespace.policies);
    namespace.policiesChanged();
    this.#hasUnknownPolicy = [...this.namespaces.values()].some(
      ({ policies }) =>
        policies.backlog_quota_map.destination_storage !== undefined &&
        policies.backlog_quota_map.destination_storage.policy === undefined,
    );
    this.changes += 1;
  }

  topic(name: TopicName): Topic | undefined {
    const topic = this.namespaces.get(name.namespace)?.topics.get(name.full);
    if (topic) {
      this.settle(topic);
    }
    return topic;
  }

  settle(topic: Topic): void {
    const namespace = this.namespaces.get(topic.name.namespace);
    if (namespace) {
      const isBroken =
        this.#hasUnknownPolicy && this.isCheckBroken(this.ownerOf(topic.name));
      topic.settle(this.now(), namespace.rulesFor(topic), {
        ...this.timing,
        ...(isBroken && { quotaCheckSeconds: Infinity }),
      });
    }
  }

  /** Whether a topic of the broker keeps it from checking any. */
  isCheckBroken(broker: Broker): boolean {
    return [...this.namespaces.values()].some(namespace =>
      [...namespace.topics.values()].some(
        topic =>
          breaksCheck(topic, namespace.rulesFor(topic)) &&
          this.ownerOf(topic.name) === broker,
      ),
    );
  }

  /** Gives the bundle of a topic to another broker, which opens its topics anew. */
  moveBundle(name: TopicName, to: Broker): void {
    const namespace = this.namespaces.get(name.namespace);
    if (!namespace) {
      throw new Error(`there is no namespace ${name.namespace}`);
    }
    this.settleAll(namespace);
    const bundle = namespace.bundleOf(name.full);
    this.brokers.assign(`${namespace.name}/${bundle}`, to);
    this.#reopen(namespace, bundle);
    this.changes += 1;
  }

  settleAll(namespace: Namespace): void {
    namespace.topics.forEach(topic => this.settle(topic));
  }

  /** Something came that consumers wait for; who does not take it at once from a topic that keeps nothing has lost it. */
  published(topic: Topic): void {
    this.dispatch(topic);
    if (topic.name.domain === 'non-persistent') {
      topic.subscriptions.forEach(subscription =>
        subscription.advanceTo(topic.log.entries),
      );
    }
  }

  /** Sends real consumers of a topic what they ask for. */
  dispatch(topic: Topic): void {
    const namespace = this.namespaces.get(topic.name.namespace);
    if (!namespace) {
      return;
    }
    const limit = namespace.rulesFor(topic).subscriptionDispatch;
    for (const subscription of topic.subscriptions.values()) {
      if (subscription.connected.size > 0) {
        subscription.dispatcher.run(topic, subscription, {
          now: this.now(),
          limit,
        });
      }
    }
  }

  /** The broker that serves a topic; one that nobody serves is given to one. */
  ownerOf(name: TopicName): Broker {
    const owner = this.currentOwnerOf(name) ?? this.candidateFor(name);
    this.assignTo(owner, name);
    return owner;
  }

  /** The broker that serves a topic; undefined for none. */
  currentOwnerOf(name: TopicName): Broker | undefined {
    return this.brokers.currentOwnerOf(this.#bundleOf(name));
  }

  candidateFor(name: TopicName): Broker {
    return this.brokers.candidateFor(this.#bundleOf(name));
  }

  /** Lets a broker serve the bundle of a topic; what somebody else served is opened anew. */
  assignTo(broker: Broker, name: TopicName): void {
    const bundle = this.#bundleOf(name);
    const isLost = this.brokers.isLost(bundle);
    this.brokers.assign(bundle, broker);
    const namespace = this.namespaces.get(name.namespace);
    if (isLost && namespace) {
      this.#reopen(namespace, namespace.bundleOf(name.full));
    }
  }

  #bundleOf({ namespace, full }: TopicName): string {
    const of = this.namespaces.get(namespace);
    return `${namespace}/${of?.bundleOf(full) ?? '0x00000000_0xffffffff'}`;
  }

  /** Closes the topics of a bundle; those with clients are open again at once. */
  #reopen(namespace: Namespace, bundle: string): void {
    for (const topic of namespace.topics.values()) {
      if (namespace.bundleOf(topic.name.full) === bundle) {
        topic.unload();
        topic.isLoaded = topic.simulated !== undefined;
      }
    }
  }

  #keepChangeEvents(topic: Topic, at: number): void {
    topic.subscribe('__compaction', { at });
    const prefix =
      this.version === '4.0.7' ? '__system_reader-reader' : 'reader';
    const reader = topic.subscribe(
      `${prefix}-${topic.firstLedger.toString(16).padStart(10, '7')}`,
      { at, isDurable: false },
    );
    reader.simulate({
      type: 'Exclusive',
      count: 1,
      state: 'well',
      connectedAt: at,
    });
  }
}
