import type { Component, TargetState } from '../schema';
import type { KubernetesObject } from './KubernetesObject';

/** Whose policies they are: the namespace, and the labels that each carries. */
export interface PolicyPlace {
  namespace: string;
  labels: Record<string, string>;
}

export const EVERY_POD = {};

/**
 * Names are resolved by pods of the cluster, by the cache of each node, or by
 * the resolver of GKE's Cloud DNS. The last two have addresses of the node,
 * which no selector of pods matches.
 */
const RESOLVERS = [
  {
    ...inNamespace('kube-system'),
    podSelector: {
      matchExpressions: [
        {
          key: 'k8s-app',
          operator: 'In',
          values: ['kube-dns', 'node-local-dns', 'coredns'],
        },
      ],
    },
  },
  { ipBlock: { cidr: '169.254.20.10/32' } },
  { ipBlock: { cidr: '169.254.169.254/32' } },
];

/** What every isolated namespace has: deny by default both ways, then DNS, traffic within and scraping. */
export function basePolicies(
  target: TargetState,
  place: PolicyPlace,
): KubernetesObject[] {
  return [
    policy(place, 'default-deny', {
      podSelector: EVERY_POD,
      policyTypes: ['Ingress', 'Egress'],
    }),
    policy(place, 'allow-dns', {
      podSelector: EVERY_POD,
      policyTypes: ['Egress'],
      egress: [
        {
          to: RESOLVERS,
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    }),
    policy(place, 'allow-within', {
      podSelector: EVERY_POD,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: EVERY_POD }] }],
      egress: [{ to: [{ podSelector: EVERY_POD }] }],
    }),
    policy(place, 'allow-prometheus', {
      podSelector: EVERY_POD,
      policyTypes: ['Ingress'],
      ingress: [
        { from: [ofComponents(target, [target.workspaces.network.scrapedBy])] },
      ],
    }),
  ];
}

export function policy(
  { namespace, labels }: PolicyPlace,
  name: string,
  spec: object,
): KubernetesObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels },
    spec,
  };
}

/** Ports of pods, which a policy sees behind a Service. */
export function tcp(ports: Array<{ port: number }>) {
  return ports.map(({ port }) => ({ protocol: 'TCP', port }));
}

/** The ports that a component gives these names. */
export function portsNamed(
  { components }: TargetState,
  component: string,
  names: string[],
): Array<{ port: number }> {
  const { ports = [] } = components.find(({ name }) => name === component)!;
  return ports.filter(({ name }) => names.includes(name));
}

/** Every pod of a namespace, by the label that the API server sets itself. */
export function inNamespace(namespace: string) {
  return {
    namespaceSelector: {
      matchLabels: { 'kubernetes.io/metadata.name': namespace },
    },
  };
}

/** Pods of components of one namespace, that of the first unless it is given. */
export function ofComponents(
  target: TargetState,
  names: Component['name'][],
  namespace = target.components.find(({ name }) => name === names[0])
    ?.namespace,
) {
  return {
    ...inNamespace(namespace!),
    podSelector: {
      matchExpressions: [
        { key: 'app.kubernetes.io/name', operator: 'In', values: names },
      ],
    },
  };
}
