import {
  type CheckedSystem,
  isOpen,
  type Operation,
  phaseOf,
  type Workspace,
} from '@internal/plugin-odp-workspaces-common';
import {
  priceWorkspace,
  renderBusNamespace,
  type TargetState,
  workspaceNamespace,
} from '@internal/target-state';
import type { StoredWorkspace } from '../store/WorkspaceStore';

/** A workspace as callers see it. */
export function describeWorkspace(
  target: TargetState,
  { workspace, latest }: StoredWorkspace,
): Workspace {
  const { spec, goneAt, createdAt, isRemoved, ...rest } = workspace;
  const { generation, observedGeneration, conditions } = rest;
  return {
    ...spec,
    phase: phaseOf({
      generation,
      observedGeneration,
      isRemoved,
      isGone: goneAt !== undefined,
      operation: latest,
    }),
    generation,
    observedGeneration,
    namespace: workspaceNamespace(spec.id),
    busNamespace: renderBusNamespace(target, spec).name,
    usdPerMonth: priceWorkspace(target, spec).usdPerMonth,
    conditions: conditions.map(({ tried, ...condition }) => condition),
    ...(latest &&
      isOpen(latest.state) && {
        openOperation: latest.id,
        requestedBy: latest.requestedBy,
      }),
    ...(latest?.state === 'waiting' && questionOf(latest)),
    createdAt: new Date(createdAt).toISOString(),
    ...(goneAt !== undefined && { goneAt: new Date(goneAt).toISOString() }),
  };
}

/** What was tried of a workspace, and when. */
export function describeChecks({
  workspace,
}: StoredWorkspace): CheckedSystem[] {
  return workspace.conditions.flatMap(({ system, place, tried }) =>
    tried ? [{ system, place, checkedAt: tried.at, checks: tried.checks }] : [],
  );
}

/** Only what somebody has to agree to waits. */
function questionOf({
  kind,
  reason,
  approval,
  plan,
}: Operation): Pick<Workspace, 'waitsFor' | 'question'> {
  if (!approval) {
    return {};
  }
  const { approvers, reasons, expiresAt } = approval;
  return {
    waitsFor: approvers,
    question: {
      kind,
      ...(reason && { reason }),
      reasons,
      expiresAt,
      cost: plan.cost,
    },
  };
}
