import type { KubernetesObject } from '../render';
import {
  basePolicies,
  EVERY_POD,
  ofComponents,
  policy,
  portsNamed,
  tcp,
} from '../render/networkPolicies';
import type { TargetState } from '../schema';
import { workspaceLabels, workspaceNamespace } from './workspaceNamespace';
import type { WorkspaceSpec } from './workspaceSpec';

/** NetworkPolicies: what every namespace has, the gateways in, and out to the services that the platform gives tenants. */
export function renderTenantNetwork(
  target: TargetState,
  { id }: WorkspaceSpec,
): KubernetesObject[] {
  const place = {
    namespace: workspaceNamespace(id),
    labels: workspaceLabels(id),
  };
  const { ingressFrom, egressTo } = target.workspaces.network;
  return [
    ...basePolicies(target, place),
    policy(place, 'allow-gateway', {
      podSelector: EVERY_POD,
      policyTypes: ['Ingress'],
      ingress: [
        { from: ingressFrom.map(name => ofComponents(target, [name])) },
      ],
    }),
    policy(place, 'allow-platform', {
      podSelector: EVERY_POD,
      policyTypes: ['Egress'],
      egress: egressTo.map(({ component, ports }) => ({
        to: [ofComponents(target, [component])],
        ports: tcp(portsNamed(target, component, ports)),
      })),
    }),
  ];
}
