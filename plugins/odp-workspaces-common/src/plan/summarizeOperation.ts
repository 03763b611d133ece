import {
  type LastOperation,
  type Operation,
  type OperationSummary,
  type Plan,
  type PlanChange,
  type PlanSummary,
  SYSTEMS,
} from '../contract';
import { digestOfPlan } from './digestOfPlan';

/** An operation as lists of them hold it. */
export function summarizeOperation({
  plan,
  written,
  ...rest
}: Operation): OperationSummary {
  return {
    ...rest,
    plan: summarizePlan(plan),
    writtenObjects: written.length,
  };
}

/** An operation as lists of what it is about hold it. */
export function briefOperation({
  id,
  kind,
  state,
  requestedBy,
  requestedAt,
  plan,
}: Operation): LastOperation {
  const digest = digestOfPlan(plan);
  return {
    id,
    kind,
    state,
    requestedBy,
    requestedAt,
    ...(digest && { digest }),
  };
}

function summarizePlan(plan: Plan): PlanSummary {
  const { changes, cost, planHash } = plan;
  const digest = digestOfPlan(plan);
  const systems = SYSTEMS.filter(system =>
    changes.some(change => change.system === system),
  );
  return {
    cost,
    planHash,
    systems: systems.map(system => ({
      system,
      ...countChanges(changes.filter(change => change.system === system)),
    })),
    ...(digest && { digest }),
  };
}

/** How many objects are made, changed, removed and left as they are. */
export function countChanges(
  changes: readonly PlanChange[],
): Record<PlanChange['action'], number> {
  const count = (action: PlanChange['action']) =>
    changes.filter(change => change.action === action).length;
  return {
    create: count('create'),
    update: count('update'),
    delete: count('delete'),
    unchanged: count('unchanged'),
  };
}
