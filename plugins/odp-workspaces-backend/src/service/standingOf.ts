import {
  digestOfPlan,
  isOpen,
  type Operation,
  phaseOf,
  type Workspace,
} from '@internal/plugin-odp-workspaces-common';
import type { Stored } from '../store/SubjectStore';

type Standing = Pick<
  Workspace,
  | 'phase'
  | 'generation'
  | 'observedGeneration'
  | 'conditions'
  | 'openOperation'
  | 'requestedBy'
  | 'waitsFor'
  | 'question'
  | 'createdAt'
  | 'goneAt'
>;

/** Where a workspace, or a component, is on its way, and what is asked of it. */
export function standingOf({ record, latest }: Stored<unknown>): Standing {
  const { goneAt, createdAt, isRemoved, conditions } = record;
  const { generation, observedGeneration } = record;
  return {
    phase: phaseOf({
      generation,
      observedGeneration,
      isRemoved,
      isGone: goneAt !== undefined,
      operation: latest,
    }),
    generation,
    observedGeneration,
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

/** Only what somebody has to agree to waits. */
function questionOf({
  kind,
  reason,
  approval,
  plan,
}: Operation): Pick<Standing, 'waitsFor' | 'question'> {
  if (!approval) {
    return {};
  }
  const { approvers, reasons, expiresAt } = approval;
  const digest = digestOfPlan(plan);
  return {
    waitsFor: approvers,
    question: {
      kind,
      ...(reason && { reason }),
      ...(digest && { digest }),
      reasons,
      expiresAt,
      cost: plan.cost,
    },
  };
}
