import type {
  ApprovalPolicy,
  Offer,
} from '@internal/plugin-odp-workspaces-common';
import {
  checkWorkspaceSpec,
  priceWorkspace,
  type TargetState,
  type WorkspaceSpec,
} from '@internal/target-state';

/** What one can ask for, of what the target state has and the portal may write to. */
export function describeOffer(
  target: TargetState,
  options: { clusters: readonly string[]; policy: ApprovalPolicy },
): Offer {
  const { clusters, policy } = options;
  return {
    tiers: target.workspaces.tiers.map(({ id, title, description, quota }) => ({
      id,
      title,
      description,
      quota: { ...quota },
      usdPerMonth: priceWorkspace(
        target,
        specOf('', { tier: id, clusters: [''] }),
      ).usdPerMonth,
      needsApproval: policy.tiers.includes(id),
    })),
    clusters: clusters.map(name => ({
      name,
      region: target.clusters.find(cluster => cluster.name === name)?.region,
      needsApproval: policy.clusters.includes(name),
    })),
    components: componentsOf(target),
  };
}

function componentsOf({ workspaces, eventBus }: TargetState) {
  const { sizes, replicas } = workspaces.components;
  return {
    sizes,
    replicas,
    events: eventBus.events.map(({ name, description }) => ({
      name,
      description,
    })),
  };
}

/** Why the target state keeps an id for itself, in a sentence; undefined when it does not. */
export function whyReserved(
  id: string,
  target: TargetState,
): string | undefined {
  const [tier] = target.workspaces.tiers;
  const clusters = target.clusters.map(({ name }) => name);
  return checkWorkspaceSpec(
    specOf(id, { tier: tier.id, clusters }),
    target,
  ).find(({ path }) => path === 'id')?.message;
}

function specOf(
  id: string,
  rest: Pick<WorkspaceSpec, 'tier' | 'clusters'>,
): WorkspaceSpec {
  return { id, displayName: id, owner: '', members: [], ...rest };
}
