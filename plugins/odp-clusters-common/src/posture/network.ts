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
 * Beyond `most` peers the others are counted; `all` says that there are none.
 */
export function ruleInWords(
  { peers, ports }: RuleRecord,
  { most = Infinity, all = 'everywhere' } = {},
): string {
  const named = peers.slice(0, most).map(describePeer);
  const more = peers.length - named.length;
  const who = peers.length
    ? [...named, ...(more ? [`${more} more`] : [])].join(', or ')
    : all;
  const where = ports.length
    ? `, ${ports.length === 1 ? 'port' : 'ports'} ${ports
        .map(describePort)
        .join(', ')}`
    : '';
  return `${who}${where}`;
}

function describePeer({ namespaces, pods, block }: PeerRecord): string {
  if (block) {
    return block.except.length
      ? `${block.cidr} except ${block.except.join(', ')}`
      : block.cidr;
  }
  const where = namespaces ? namespacesInWords(namespaces) : 'this namespace';
  return `${selectorInWords(pods)} of ${where}`;
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
