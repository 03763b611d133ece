import { NAMESPACE_NAME } from '../posture';
import {
  type AuthorizationPolicyRecord,
  matchesSelector,
  type NetworkPolicyRecord,
  type Selector,
} from '../records';
import { type Answer, answerOf, anyOf } from './answers';
import { type Block, parseBlock } from './addresses/cidr';
import type { Distinctions, PodGroup } from './parties';
import type { PolicyWorld } from './PathEnds';

export type Direction = 'Egress' | 'Ingress';

/** An AuthorizationPolicy, and whether it holds at a workload. */
export interface AppliedPolicy {
  policy: AuthorizationPolicyRecord;
  applies: Answer;
}

interface NamespaceLabels {
  labels: Record<string, string>;
  /** Unset when only the name is known. */
  complete: boolean;
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** The policies of a world by what they select, so that each pair of ends asks only for its own. */
export class PolicyIndex {
  readonly #world: PolicyWorld;
  readonly #isolating = new Map<
    string,
    WeakMap<object, NetworkPolicyRecord[]>
  >();
  readonly #applying = new Map<string, WeakMap<object, AppliedPolicy[]>>();
  readonly #labels = new Map<string, NamespaceLabels>();
  /** By what they are, and by the namespaces that they are of. */
  readonly #distinctions = new Map<string, Distinctions>();
  readonly #distinctionsOf = new Map<string, Distinctions>();

  static create(world: PolicyWorld): PolicyIndex {
    return new PolicyIndex(world);
  }

  private constructor(world: PolicyWorld) {
    this.#world = world;
  }

  /** Policies that isolate pods in a direction; undefined when policies cannot be read. */
  isolating(
    { namespace, labels }: PodGroup,
    direction: Direction,
  ): NetworkPolicyRecord[] | undefined {
    const { networkPolicies } = this.#world;
    return (
      networkPolicies &&
      remember(this.#isolating, `${direction} ${namespace}`, {
        of: labels,
        find: () =>
          networkPolicies(namespace).filter(
            ({ types, pods }) =>
              types.includes(direction) && matchesSelector(pods, labels),
          ),
      })
    );
  }

  /** AuthorizationPolicies that hold, or may hold, at pods; undefined when policies cannot be read. */
  applying({ namespace, labels }: PodGroup): AppliedPolicy[] | undefined {
    return (
      this.#world.authorizationPolicies &&
      remember(this.#applying, namespace, {
        of: labels,
        find: () =>
          this.#authorizationPolicies(namespace)
            .map(policy => ({ policy, applies: applies(policy, labels) }))
            .filter(entry => entry.applies !== 'no'),
      })
    );
  }

  /** Whether a namespace is selected; its name is known even when its labels are not. */
  selectsNamespace(selector: Selector, namespace: string): Answer {
    const { labels, complete } = this.#labelsOf(namespace);
    const tellable = complete
      ? selector
      : {
          requirements: selector.requirements.filter(
            ({ key }) => key === NAMESPACE_NAME,
          ),
        };
    if (!matchesSelector(tellable, labels)) {
      return 'no';
    }
    return tellable.requirements.length === selector.requirements.length
      ? 'yes'
      : 'unknown';
  }

  #labelsOf(namespace: string): NamespaceLabels {
    const known = this.#labels.get(namespace);
    if (known) {
      return known;
    }
    const read = this.#world.namespaceLabels(namespace);
    const labels = { ...read, [NAMESPACE_NAME]: namespace };
    const found = { labels, complete: read !== undefined };
    this.#labels.set(namespace, found);
    return found;
  }

  /** What the policies at two namespaces tell pods apart by; a namespace is absent for what is outside. */
  distinctions(from: string | undefined, to: string | undefined): Distinctions {
    const key = `${from}>${to}`;
    const known =
      this.#distinctionsOf.get(key) ??
      this.#distinguish(
        [from, to].filter((name): name is string => name !== undefined),
      );
    this.#distinctionsOf.set(key, known);
    return known;
  }

  #distinguish(namespaces: string[]): Distinctions {
    const network = namespaces.flatMap(
      name => this.#world.networkPolicies?.(name) ?? [],
    );
    const authorization = namespaces.flatMap(name =>
      this.#authorizationPolicies(name),
    );
    const peers = network
      .flatMap(({ ingress, egress }) => [...ingress, ...egress])
      .flatMap(rule => rule.peers);
    const sources = authorization
      .flatMap(({ rules }) => rules)
      .flatMap(({ from }) => from);
    const labels = distinct(
      [
        ...network.map(({ pods }) => pods),
        ...peers.map(({ pods }) => pods),
        ...authorization.map(({ selector }) => selector),
      ]
        .flatMap(selector => selector?.requirements ?? [])
        .map(({ key }) => key)
        .concat(GATEWAY_NAME),
    );
    const blocks = distinct([
      ...peers.flatMap(({ block }) =>
        block ? [block.cidr, ...block.except] : [],
      ),
      ...sources.flatMap(source => [...source.ipBlocks, ...source.notIpBlocks]),
    ]);
    const key = JSON.stringify([labels, blocks]);
    const known = this.#distinctions.get(key) ?? {
      labels,
      blocks: blocks
        .map(parseBlock)
        .filter((block): block is Block => block !== undefined),
    };
    this.#distinctions.set(key, known);
    return known;
  }

  #authorizationPolicies(namespace: string): AuthorizationPolicyRecord[] {
    const { authorizationPolicies, meshRootNamespace } = this.#world;
    return distinct([namespace, meshRootNamespace])
      .flatMap(name => authorizationPolicies?.(name) ?? [])
      .filter(({ dryRun, action }) => !dryRun && action !== 'AUDIT');
  }
}

/** A policy that targets a gateway holds at its pods; whether a path passes another target is not known. */
function applies(
  { selector, targets }: AuthorizationPolicyRecord,
  labels: Record<string, string>,
): Answer {
  if (targets.length) {
    return anyOf(targets, ({ kind, name }) =>
      kind === 'Gateway' ? answerOf(labels[GATEWAY_NAME] === name) : 'unknown',
    );
  }
  return answerOf(!selector || matchesSelector(selector, labels));
}

/** Labels are one object for all pods of a template, but the same in several namespaces. */
function remember<T>(
  memory: Map<string, WeakMap<object, T>>,
  place: string,
  { of, find }: { of: object; find: () => T },
): T {
  const known = memory.get(place) ?? new WeakMap<object, T>();
  memory.set(place, known);
  const found = known.get(of) ?? find();
  known.set(of, found);
  return found;
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].sort();
}
