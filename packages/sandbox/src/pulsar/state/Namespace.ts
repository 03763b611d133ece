import { crc32 } from 'node:zlib';
import { inAddressOrder, isSystemTopic, type TopicName } from '../names';
import { type NamespacePolicies, rulesOf } from './policies';
import type { Topic } from './Topic';
import type { TopicRules } from './TopicRules';

/** A namespace: its policies, its topics, and how its hashes are cut into bundles. */
export class Namespace {
  /** `tenant/namespace` */
  readonly name: string;
  readonly policies: NamespacePolicies;
  /** By full name; each partition is one. */
  readonly topics = new Map<string, Topic>();
  /** Partitioned topics by full name, and how many partitions they have. */
  readonly partitioned = new Map<string, number>();
  readonly #cluster: string;
  #rules: TopicRules | undefined;

  constructor(name: string, policies: NamespacePolicies, cluster: string) {
    this.name = name;
    this.policies = policies;
    this.#cluster = cluster;
  }

  /** Tells what holds for a topic. */
  rulesFor(topic: Topic): TopicRules {
    if (Object.keys(topic.quotas).length > 0) {
      return rulesOf(this.policies, this.#cluster, topic.quotas);
    }
    this.#rules ??= rulesOf(this.policies, this.#cluster);
    return this.#rules;
  }

  /** To be called after a change of {@link policies}. */
  policiesChanged(): void {
    this.#rules = undefined;
  }

  /** Names of topics in the order in which they are listed. */
  topicNames(
    domain: TopicName['domain'] | undefined,
    { system }: { system: boolean },
  ): string[] {
    return [...this.topics.values()]
      .filter(
        ({ name }) =>
          (domain === undefined || name.domain === domain) &&
          (system || !isSystemTopic(name.local)),
      )
      .map(({ name }) => name.full)
      .sort(inAddressOrder);
  }

  /** Whether who comes for a topic that is not there makes it. */
  get makesTopics(): boolean {
    return (
      this.policies.autoTopicCreationOverride?.allowAutoTopicCreation ?? true
    );
  }

  /** Whether it may have so many more topics; those that nothing is stored of do not count. */
  hasRoom(more: number): boolean {
    const most = this.policies.max_topics_per_namespace ?? 0;
    const stored = this.topicNames('persistent', { system: false });
    return most === 0 || stored.length + more <= most;
  }

  /** Such as `0x00000000_0x40000000`. */
  bundleOf(topic: string): string {
    const { boundaries } = this.policies.bundles;
    const hash = crc32(topic);
    const index = boundaries.findIndex(
      (boundary, at) => at > 0 && hash < Number(boundary),
    );
    const upper = index < 0 ? boundaries.length - 1 : index;
    return `${boundaries[upper - 1]}_${boundaries[upper]}`;
  }

  get bundles(): string[] {
    const { boundaries } = this.policies.bundles;
    return boundaries
      .slice(1)
      .map((upper, index) => `${boundaries[index]}_${upper}`);
  }
}
