import type { WorkspaceSpec } from '@internal/target-state';
import type {
  ApprovableComponentKind,
  ApprovalDemand,
  ComponentOperationKind,
  Plan,
  WorkspaceOperationKind,
} from '../contract';

/** When a person has to agree, `odp.workspaces.approval`. */
export interface ApprovalPolicy {
  /** Entity refs of groups whose members may agree. */
  approvers: readonly string[];
  /** Tiers that need it. */
  tiers: readonly string[];
  /** Clusters that need it, such as those of production. */
  clusters: readonly string[];
  /** Dollars a month more than before from which on it is needed; absent for never. */
  usdPerMonth?: number;
  decommission: boolean;
  /** What of components needs it. */
  components: readonly ApprovableComponentKind[];
}

export interface ApprovalFacts {
  kind: WorkspaceOperationKind;
  /** As it is; absent for a workspace that is made. */
  current?: WorkspaceSpec;
  next: WorkspaceSpec;
  cost: Plan['cost'];
}

/** Why a person has to agree to an operation; undefined when nobody has to. A repair only puts back what was agreed. */
export function approvalDemandOf(
  policy: ApprovalPolicy,
  facts: ApprovalFacts,
): ApprovalDemand | undefined {
  return demandFor(policy, [...reasonsOf(policy, facts)]);
}

const IN_WORDS: Record<ApprovableComponentKind, string> = {
  'create-component': 'Making a component',
  deploy: 'Deploying an image',
  scale: 'Scaling a component',
  restart: 'Restarting a component',
  'roll-back': 'Rolling a component back',
  'delete-component': 'Deleting a component',
};

/** Why a person has to agree to an operation on a component; undefined when nobody has to, as to a repair. */
export function componentApprovalDemandOf(
  policy: ApprovalPolicy,
  kind: ComponentOperationKind,
): ApprovalDemand | undefined {
  return demandFor(
    policy,
    policy.components
      .filter(demanding => demanding === kind)
      .map(demanding => `${IN_WORDS[demanding]} needs an approval.`),
  );
}

function demandFor(
  { approvers }: ApprovalPolicy,
  reasons: string[],
): ApprovalDemand | undefined {
  return reasons.length ? { reasons, approvers: [...approvers] } : undefined;
}

function* reasonsOf(
  policy: ApprovalPolicy,
  { kind, current, next, cost }: ApprovalFacts,
): Generator<string> {
  if (kind === 'repair') {
    return;
  }
  if (kind === 'decommission') {
    if (policy.decommission) {
      yield 'Decommissioning a workspace needs an approval.';
    }
    return;
  }
  if (next.tier !== current?.tier && policy.tiers.includes(next.tier)) {
    yield `Tier ${next.tier} needs an approval.`;
  }
  const clusters = next.clusters.filter(
    cluster =>
      policy.clusters.includes(cluster) && !current?.clusters.includes(cluster),
  );
  for (const cluster of clusters) {
    yield `A workspace on ${cluster} needs an approval.`;
  }
  const more = cost.afterUsdPerMonth - cost.beforeUsdPerMonth;
  if (policy.usdPerMonth !== undefined && more >= policy.usdPerMonth) {
    yield `It costs $ ${Math.round(more)} a month more; from $ ${
      policy.usdPerMonth
    } on it needs an approval.`;
  }
}
