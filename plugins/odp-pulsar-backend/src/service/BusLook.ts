import type { Visibility } from '@internal/backend-kit';
import {
  type BusInput,
  type BusNamespace,
  describeNamespaces,
  isSystemTopic,
  type TopicRecord,
} from '@internal/plugin-odp-pulsar-common';
import type { Hidden } from '@internal/vocabulary';
import type { BusSnapshot } from '../collection/BusSnapshot';
import type { BusNamespaceResource } from '../visibility/rules';

/** What the target state says, which all instances share. */
export type Declared = Required<Pick<BusInput, 'eventBus' | 'entities'>>;

/** What a caller sees of a snapshot; what it costs to find out is spent once, and when it is asked for. */
export class BusLook {
  readonly #snapshot: BusSnapshot;
  readonly #declared: Declared;
  readonly #visible: ReadonlySet<string>;
  readonly hidden: Hidden;
  #bus: (BusInput & { namespaces: readonly string[] }) | undefined;
  #described: BusNamespace[] | undefined;

  static create(
    snapshot: BusSnapshot,
    declared: Declared,
    visibility: Visibility<BusNamespaceResource>,
  ): BusLook {
    return new BusLook(snapshot, declared, visibility);
  }

  private constructor(
    snapshot: BusSnapshot,
    declared: Declared,
    visibility: Visibility<BusNamespaceResource>,
  ) {
    this.#snapshot = snapshot;
    this.#declared = declared;
    const { namespaces, owners, topics } = snapshot;
    const sees = (name: string) =>
      visibility.sees({ name, owner: owners.get(name) });
    const hidden = namespaces.filter(name => !sees(name));
    this.hidden = {
      count: hidden.length,
      ...(visibility.namesHidden && { names: hidden }),
    };
    // Topics of Pulsar's own namespaces are counted, though these are not listed.
    const all = new Set([
      ...namespaces,
      ...topics.map(({ reading }) => reading.namespace),
    ]);
    this.#visible = new Set([...all].filter(sees));
  }

  sees(namespace: string): boolean {
    return this.#visible.has(namespace);
  }

  /** What the descriptions are made of. */
  get bus(): BusInput & { namespaces: readonly string[] } {
    const { namespaces, policies, owners, topics, evictions } = this.#snapshot;
    this.#bus ??= {
      ...this.#declared,
      policies,
      owners,
      namespaces: namespaces.filter(name => this.sees(name)),
      topics: topics.filter(({ reading }) => this.sees(reading.namespace)),
      evictions: evictions.filter(({ namespace }) => this.sees(namespace)),
      sweptAt: this.#snapshot.sweptAt,
      now: this.#snapshot.endedAt,
    };
    return this.#bus;
  }

  /** Namespaces in words, worst first. */
  get described(): BusNamespace[] {
    this.#described ??= describeNamespaces(this.bus);
    return this.#described;
  }

  /** Topics as people name them, Pulsar's own apart. */
  get counts(): { namespaces: number; topics: number; systemTopics: number } {
    const { namespaces, topics } = this.bus;
    const names = new Set(topics.map(nameOf));
    const system = [...names].filter(isSystemTopic).length;
    return {
      namespaces: namespaces.length,
      topics: names.size - system,
      systemTopics: system,
    };
  }
}

function nameOf({ reading }: TopicRecord): string {
  return reading.partitionOf?.topic ?? reading.name;
}
