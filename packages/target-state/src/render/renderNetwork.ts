import type { Component, NetworkRule, TargetState } from '../schema';
import type { KubernetesObject } from './KubernetesObject';

const EVERY_POD = {};

/** Every address that is none of the cluster. */
const OUTSIDE = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } };

/**
 * NetworkPolicies of one namespace: deny by default both ways; then DNS, traffic
 * within the namespace, scraping, the document's rules, and what components
 * declare that they depend on.
 */
export function renderNetwork(
  target: TargetState,
  namespace: string,
): KubernetesObject[] {
  const rules = target.networkRules.filter(
    rule => rule.namespace === namespace,
  );
  return [
    policy(namespace, 'default-deny', {
      podSelector: EVERY_POD,
      policyTypes: ['Ingress', 'Egress'],
    }),
    policy(namespace, 'allow-dns', {
      podSelector: EVERY_POD,
      policyTypes: ['Egress'],
      egress: [
        {
          to: [inNamespace('kube-system')],
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    }),
    policy(namespace, 'allow-within', {
      podSelector: EVERY_POD,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: EVERY_POD }] }],
      egress: [{ to: [{ podSelector: EVERY_POD }] }],
    }),
    policy(namespace, 'allow-mesh', {
      podSelector: EVERY_POD,
      policyTypes: ['Egress'],
      egress: [{ to: [inNamespace(target.mesh.rootNamespace)] }],
    }),
    policy(namespace, 'allow-prometheus', {
      podSelector: EVERY_POD,
      policyTypes: ['Ingress'],
      ingress: [{ from: [ofComponents(target, ['prometheus'])] }],
    }),
    ...rules.map(rule => documentRule(target, rule)),
    ...declared(target, namespace),
  ];
}

function documentRule(
  target: TargetState,
  rule: NetworkRule,
): KubernetesObject {
  const peers = (list: NetworkRule['ingressFrom']) =>
    (list ?? []).map(peer =>
      peer.components
        ? ofComponents(target, peer.components, peer.namespace)
        : inNamespace(peer.namespace),
    );
  return policy(rule.namespace, `rule-${rule.name}`, {
    podSelector: EVERY_POD,
    policyTypes: [
      ...(rule.ingressFrom ? ['Ingress'] : []),
      ...(rule.egressTo ? ['Egress'] : []),
    ],
    ...(rule.ingressFrom && {
      ingress: [{ from: peers(rule.ingressFrom) }],
    }),
    ...(rule.egressTo && { egress: [{ to: peers(rule.egressTo) }] }),
  });
}

/** A policy for each component with edges to or from other namespaces. */
function declared(target: TargetState, namespace: string): KubernetesObject[] {
  const inside = target.components.filter(
    component => component.namespace === namespace,
  );
  return inside.flatMap(component => {
    const users = target.components.filter(
      other =>
        other.dependsOn?.includes(component.name) &&
        elsewhere(other, namespace),
    );
    const needs = (component.dependsOn ?? [])
      .map(name => target.components.find(other => other.name === name)!)
      .filter(other => elsewhere(other, namespace));
    // What is outside the clusters calls and is called by address, which no selector names; metrics are not for it.
    const exposed = component.exposure
      ? (component.ports ?? []).filter(({ metricsPath }) => !metricsPath)
      : [];
    const external = (component.dependsOn ?? []).some(name =>
      target.components.some(
        other => other.name === name && other.kind === 'external',
      ),
    );
    if (!users.length && !needs.length && !external && !exposed.length) {
      return [];
    }
    return [
      policy(namespace, `declared-${component.name}`, {
        podSelector: {
          matchLabels: { 'app.kubernetes.io/name': component.name },
        },
        policyTypes: ['Ingress', 'Egress'],
        ...((users.length || exposed.length) && {
          ingress: [
            ...(users.length
              ? [
                  {
                    from: users.map(user =>
                      ofComponents(target, [user.name], user.namespace),
                    ),
                    ...(component.ports && { ports: tcp(component.ports) }),
                  },
                ]
              : []),
            ...(exposed.length
              ? [{ from: [OUTSIDE], ports: tcp(exposed) }]
              : []),
          ],
        }),
        egress: [
          ...needs.map(need => ({
            to: [ofComponents(target, [need.name], need.namespace)],
            ...(need.ports && { ports: tcp(need.ports) }),
          })),
          ...(external
            ? [
                {
                  to: [OUTSIDE],
                  ports: tcp([{ port: 443 }]),
                },
              ]
            : []),
        ],
      }),
    ];
  });
}

function tcp(ports: Array<{ port: number }>) {
  return ports.map(({ port }) => ({ protocol: 'TCP', port }));
}

function elsewhere(component: Component, namespace: string): boolean {
  return component.namespace !== undefined && component.namespace !== namespace;
}

function inNamespace(namespace: string) {
  return {
    namespaceSelector: {
      matchLabels: { 'kubernetes.io/metadata.name': namespace },
    },
  };
}

function ofComponents(
  target: TargetState,
  names: string[],
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

function policy(
  namespace: string,
  name: string,
  spec: object,
): KubernetesObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name,
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'odp-target-state' },
    },
    spec,
  };
}
