import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { type View, ViewCache, type Visibility } from '@internal/backend-kit';
import {
  type BrokerList,
  type BusNamespaceDetail,
  type BusNamespaceList,
  busVerdict,
  describeEvaluation,
  describeEvents,
  describeNamespace,
  describeTopics,
  type Evaluation,
  type EventFlowList,
  type InstanceList,
  type InstanceSummary,
  odpBusNamespaceReadPermission,
  type Sight,
  type TopicList,
  type Verdict,
} from '@internal/plugin-odp-pulsar-common';
import type { BusSnapshot } from '../collection/BusSnapshot';
import type { BusNamespaceResource } from '../visibility/rules';
import { BusLook, type Declared } from './BusLook';
import { describeBookies, describeBrokers } from './describeBrokers';
import {
  instanceNamed,
  sightOf,
  snapshotOf,
  stateKey,
  type WatchedInstance,
} from './instances';

type BusVisibility = Visibility<BusNamespaceResource>;

/** Answers from the snapshots, for a visibility. */
export class BusViews {
  readonly #instances: ReadonlyMap<string, WatchedInstance>;
  readonly #declared: Declared;
  readonly #cache = new ViewCache();
  readonly #looks = new WeakMap<BusSnapshot, Map<string, BusLook>>();

  static create(options: {
    instances: ReadonlyMap<string, WatchedInstance>;
    declared: Declared;
  }): BusViews {
    return new BusViews(options.instances, options.declared);
  }

  private constructor(
    instances: ReadonlyMap<string, WatchedInstance>,
    declared: Declared,
  ) {
    this.#instances = instances;
    this.#declared = declared;
  }

  listInstances(visibility: BusVisibility): View {
    const all = [...this.#instances.values()];
    return this.#cache.get(
      `instances ${all.map(stateKey).join(' ')} ${visibility.key}`,
      (): InstanceList => ({
        items: all.map(instance => this.#summaryOf(instance, visibility)),
      }),
    );
  }

  listNamespaces(name: string, visibility: BusVisibility): View {
    return this.#view(
      { name, part: 'namespaces', visibility },
      (look, snapshot): Omit<BusNamespaceList, keyof Sight> => ({
        verdict: verdictOf(look, snapshot),
        items: look.described,
        hidden: look.hidden,
      }),
    );
  }

  getNamespace(
    name: string,
    namespace: string,
    visibility: BusVisibility,
  ): View {
    this.requireVisible(name, namespace, visibility);
    return this.#view(
      { name, part: `namespace ${namespace}`, visibility },
      (look): Omit<BusNamespaceDetail, keyof Sight> =>
        describeNamespace({ ...look.bus, namespace }),
    );
  }

  listTopics(name: string, visibility: BusVisibility): View {
    return this.#view(
      { name, part: 'topics', visibility },
      (look): Omit<TopicList, keyof Sight> => ({
        ...describeTopics(look.bus),
        hidden: look.hidden,
      }),
    );
  }

  listEvents(name: string, visibility: BusVisibility): View {
    return this.#view(
      { name, part: 'events', visibility },
      (look): Omit<EventFlowList, keyof Sight> => ({
        items: describeEvents(look.bus),
      }),
    );
  }

  getEvaluation(name: string, visibility: BusVisibility): View {
    return this.#view(
      { name, part: 'evaluation', visibility },
      (look, { brokers, bookies }): Omit<Evaluation, keyof Sight> =>
        describeEvaluation({ ...look.bus, brokers, bookies }),
    );
  }

  listBrokers(name: string): View {
    const instance = instanceNamed(this.#instances, name);
    const snapshot = snapshotOf(instance);
    return this.#cache.get(
      `brokers ${name} ${stateKey(instance)}`,
      (): BrokerList => ({
        ...sightOf(instance),
        ...(snapshot.version !== undefined && { version: snapshot.version }),
        brokers: describeBrokers(snapshot),
        bookies: describeBookies(snapshot),
      }),
    );
  }

  /** What a caller sees of an instance. @throws NotFoundError, ServiceUnavailableError */
  lookAt(name: string, visibility: BusVisibility): BusLook {
    const snapshot = snapshotOf(instanceNamed(this.#instances, name));
    const looks = this.#looks.get(snapshot) ?? new Map<string, BusLook>();
    this.#looks.set(snapshot, looks);
    let look = looks.get(visibility.key);
    if (!look) {
      look = BusLook.create(snapshot, this.#declared, visibility);
      looks.set(visibility.key, look);
    }
    return look;
  }

  /**
   * Passes for a namespace that the caller may see.
   *
   * @throws NotFoundError, or NotAllowedError where the caller may know that it exists
   */
  requireVisible(
    name: string,
    namespace: string,
    visibility: BusVisibility,
  ): BusLook {
    const look = this.lookAt(name, visibility);
    if (look.sees(namespace)) {
      return look;
    }
    if (look.hidden.names?.includes(namespace)) {
      throw new NotAllowedError(
        `Namespace '${namespace}' of ${name} needs the right ${odpBusNamespaceReadPermission.name}`,
      );
    }
    throw new NotFoundError(
      `There is no namespace '${namespace}' in ${name} that you may see`,
    );
  }

  #view(
    of: { name: string; part: string; visibility: BusVisibility },
    describe: (look: BusLook, snapshot: BusSnapshot) => object,
  ): View {
    const { name, part, visibility } = of;
    const look = this.lookAt(name, visibility);
    const instance = instanceNamed(this.#instances, name);
    return this.#cache.get(
      `${name} ${part} ${stateKey(instance)} ${visibility.key}`,
      () => ({
        ...sightOf(instance),
        ...describe(look, snapshotOf(instance)),
      }),
    );
  }

  #summaryOf(
    instance: WatchedInstance,
    visibility: BusVisibility,
  ): InstanceSummary {
    const { config, watch } = instance;
    const { snapshot } = watch;
    const look = snapshot && this.lookAt(config.name, visibility);
    return {
      ...sightOf(instance),
      title: config.title,
      ...(config.owner !== undefined && { owner: config.owner }),
      ...(snapshot?.version !== undefined && { version: snapshot.version }),
      ...(look && {
        verdict: verdictOf(look, snapshot),
        counts: look.counts,
      }),
      hidden: look?.hidden ?? { count: 0 },
    };
  }
}

function verdictOf(look: BusLook, snapshot: BusSnapshot): Verdict {
  return busVerdict({
    namespaces: look.described,
    evictions: look.bus.evictions,
    brokers: describeBrokers(snapshot),
    now: snapshot.endedAt,
  });
}
