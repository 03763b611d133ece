import type { Component, NetworkRule, TargetState } from '../schema';
import type { KubernetesObject } from './KubernetesObject';
import { WORKSPACE_LABEL } from './labels';
import {
  basePolicies,
  EVERY_POD,
  inNamespace,
  ofComponents,
  policy,
  type PolicyPlace,
  portsNamed,
  tcp,
} from './networkPolicies';

/** Every address that is none of the cluster. */
const OUTSIDE = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } };

/**
 * NetworkPolicies of one namespace of the platform: what every namespace has,
 * the mesh, the document's rules, what components declare that they depend on,
 * and whom workspaces reach and are reached by.
 */
export function renderNetwork(
  target: TargetState,
  namespace: string,
): KubernetesObject[] {
  const rules = target.networkRules.filter(
    rule => rule.namespace === namespace,
  );
  const place = placeOf(namespace);
  return [
    ...basePolicies(target, place),
    policy(place, 'allow-mesh', {
      podSelector: EVERY_POD,
      policyTypes: ['Egress'],
      egress: [{ to: [inNamespace(target.mesh.rootNamespace)] }],
    }),
    ...rules.map(rule => documentRule(target, rule)),
    ...declared(target, namespace),
    ...forWorkspaces(target, namespace),
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
  return policy(placeOf(rule.namespace), `rule-${rule.name}`, {
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
      policy(placeOf(namespace), `declared-${component.name}`, {
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

/** Every pod of every workspace, by the label that nobody but the portal may set. */
const WORKSPACES = {
  namespaceSelector: {
    matchExpressions: [{ key: WORKSPACE_LABEL, operator: 'Exists' }],
  },
};

/** The other side of what the policies of a workspace allow, as both ends have to. */
function forWorkspaces(
  target: TargetState,
  namespace: string,
): KubernetesObject[] {
  const { ingressFrom, scrapedBy, egressTo } = target.workspaces.network;
  return target.components
    .filter(component => component.namespace === namespace)
    .flatMap(({ name }) => {
      const reached = egressTo.find(({ component }) => component === name);
      const reaches = [...ingressFrom, scrapedBy].includes(name);
      if (!reached && !reaches) {
        return [];
      }
      return [
        policy(placeOf(namespace), `workspaces-${name}`, {
          podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
          policyTypes: [
            ...(reached ? ['Ingress'] : []),
            ...(reaches ? ['Egress'] : []),
          ],
          ...(reached && {
            ingress: [
              {
                from: [WORKSPACES],
                ports: tcp(portsNamed(target, name, reached.ports)),
              },
            ],
          }),
          // Which ports the pods of tenants listen on, they alone know.
          ...(reaches && { egress: [{ to: [WORKSPACES] }] }),
        }),
      ];
    });
}

function elsewhere(component: Component, namespace: string): boolean {
  return component.namespace !== undefined && component.namespace !== namespace;
}

function placeOf(namespace: string): PolicyPlace {
  return {
    namespace,
    labels: { 'app.kubernetes.io/managed-by': 'odp-target-state' },
  };
}
