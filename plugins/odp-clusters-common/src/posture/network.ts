import type { NetworkPolicyView, NetworkPosture } from '../contract';
import {
  isEmptySelector,
  type NetworkPolicyRecord,
  type PeerRecord,
  type PortRecord,
  type RuleRecord,
  type Selector,
  selectorInWords,
} from '../records';

/** The label by which the API server names a namespace. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Whether a namespace denies by default, each way. */
export function networkPosture(
  policies: NetworkPolicyRecord[],
): NetworkPosture {
  const direction = (type: 'Ingress' | 'Egress') => {
    const about = policies.filter(policy => policy.types.includes(type));
    if (!about.length) {
      return 'open' as const;
    }
    const everyPod = about.filter(({ pods }) => isEmptySelector(pods));
    // A rule without peers and ports lets everything through.
    const throughAll = everyPod.some(policy =>
      (type === 'Ingress' ? policy.ingress : policy.egress).some(
        rule => !rule.peers.length && !rule.ports.length,
      ),
    );
    if (throughAll) {
      return 'open' as const;
    }
    return everyPod.length ? ('default-deny' as const) : ('partial' as const);
  };
  return {
    ingress: direction('Ingress'),
    egress: direction('Egress'),
    policies: policies.length,
  };
}

/** A policy in sentences. */
export function describePolicy(policy: NetworkPolicyRecord): NetworkPolicyView {
  const rules = (list: RuleRecord[], word: 'from' | 'to') =>
    list.length
      ? list.map(rule => `${word} ${ruleInWords(rule)}`)
      : ['nothing is allowed'];
  return {
    name: policy.name,
    appliesTo: selectorInWords(policy.pods),
    ...(policy.types.includes('Ingress') && {
      ingress: rules(policy.ingress, 'from'),
    }),
    ...(policy.types.includes('Egress') && {
      egress: rules(policy.egress, 'to'),
    }),
  };
}

/**
 * Peers and ports of a rule, such as "every pod of namespace kong, port 8000".
 * Beyond `most` peers the others are counted; `all` says that there are none;
 * `only` words it as it reads behind "only": "the pods of namespace kong".
 */
export function ruleInWords(
  { peers, ports }: RuleRecord,
  { most = Infinity, all = 'everywhere', only = false } = {},
): string {
  const named = peers.slice(0, most).map(peer => describePeer(peer, only));
  const more = peers.length - named.length;
  const who = peers.length
    ? [...named, ...(more ? [`${more} more`] : [])].join(', or ')
    : all;
  return ports.length ? `${who}, ${portsInWords(ports)}` : who;
}

/** "port 8000", or "ports 6650, 53 UDP". */
export function portsInWords(ports: PortRecord[]): string {
  const word = ports.length === 1 ? 'port' : 'ports';
  return `${word} ${ports.map(describePort).join(', ')}`;
}

function describePeer(
  { namespaces, pods, block }: PeerRecord,
  only: boolean,
): string {
  if (block) {
    return block.except.length
      ? `${block.cidr} except ${block.except.join(', ')}`
      : block.cidr;
  }
  const where = namespaces ? namespacesInWords(namespaces) : 'this namespace';
  if (!only || (pods && !isEmptySelector(pods))) {
    return `${selectorInWords(pods)} of ${where}`;
  }
  return namespaces && isEmptySelector(namespaces)
    ? 'the pods of the cluster'
    : `the pods of ${where}`;
}

function namespacesInWords(selector: Selector): string {
  if (isEmptySelector(selector)) {
    return 'every namespace';
  }
  const [first, ...rest] = selector.requirements;
  return !rest.length && first.key === NAMESPACE_NAME && first.operator === 'In'
    ? `namespace ${first.values.join(', ')}`
    : selectorInWords(selector).replace(/^pods/, 'namespaces');
}

function describePort({ protocol, port, endPort }: PortRecord): string {
  const range =
    endPort === undefined ? `${port ?? 'any'}` : `${port}-${endPort}`;
  return protocol === 'TCP' ? range : `${range} ${protocol}`;
}
