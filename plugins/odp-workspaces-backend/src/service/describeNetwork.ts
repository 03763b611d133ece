import {
  authorizationRuleInWords,
  describePolicy,
  projectAuthorizationPolicy,
  projectDestinationRule,
  projectNetworkPolicy,
  projectPeerAuthentication,
} from '@internal/plugin-odp-clusters-common';
import type { NetworkRule } from '@internal/plugin-odp-workspaces-common';
import {
  type KubernetesObject,
  renderWorkspace,
  type TargetState,
  type WorkspaceSpec,
} from '@internal/target-state';

type Rule = Pick<NetworkRule, 'direction' | 'rule'>;

/** Everything that may talk to what in a workspace, as it is declared: the same in each of its clusters. */
export function describeNetwork(
  target: TargetState,
  spec: WorkspaceSpec,
): NetworkRule[] {
  return renderWorkspace(target, spec, {
    // Whom clusters know by which name is of no matter to the network.
    subjectName: name => ({ kind: 'Group', name }),
  }).flatMap(({ system, object }) =>
    system === 'network' || system === 'mesh'
      ? rulesOf(object).map(rule => ({
          ...rule,
          layer: system,
          policy: `${object.kind}/${object.metadata.name}`,
        }))
      : [],
  );
}

function rulesOf(object: KubernetesObject): Rule[] {
  switch (object.kind) {
    case 'NetworkPolicy':
      return rulesOfNetworkPolicy(object);
    case 'AuthorizationPolicy':
      return (projectAuthorizationPolicy(object)?.rules ?? []).map(rule => ({
        direction: 'in',
        rule: `from ${authorizationRuleInWords(rule)}`,
      }));
    case 'PeerAuthentication': {
      const mode = projectPeerAuthentication(object)?.mode;
      return mode
        ? [{ direction: 'in', rule: `calls have to come by mTLS, ${mode}` }]
        : [];
    }
    case 'DestinationRule': {
      const { host, tls } = projectDestinationRule(object) ?? {};
      return tls
        ? [{ direction: 'in', rule: `clients of ${host} speak ${tls}` }]
        : [];
    }
    default:
      return [];
  }
}

function rulesOfNetworkPolicy(object: KubernetesObject): Rule[] {
  const policy = projectNetworkPolicy(object);
  if (!policy) {
    return [];
  }
  const { appliesTo, ingress, egress } = describePolicy(policy);
  const whose = appliesTo === 'every pod' ? '' : `, for ${appliesTo}`;
  const of = (
    direction: Rule['direction'],
    /** Absent: the policy says nothing of that direction. */
    told: readonly string[] | undefined,
    rules: readonly unknown[],
  ): Rule[] => {
    const isDefault = told && !rules.length;
    const words = isDefault
      ? [`what no other policy lets ${direction} is dropped`]
      : told ?? [];
    return words.map(rule => ({ direction, rule: `${rule}${whose}` }));
  };
  return [
    ...of('in', ingress, policy.ingress),
    ...of('out', egress, policy.egress),
  ];
}
