import { ConflictError } from '@backstage/errors';
import {
  isRepair,
  type OperationRequest,
  type Plan,
} from '@internal/plugin-odp-workspaces-common';
import { PlanNotSeenError } from './PlanNotSeenError';

/** A repair puts back what was agreed to, so that nobody has to have seen its plan. */
export function requireSeen(request: OperationRequest, plan: Plan): void {
  if (isRepair(request) && !request.planHash) {
    return;
  }
  if (request.planHash !== plan.planHash) {
    const why = request.planHash
      ? 'The plan is another one now'
      : 'An operation needs the hash of the plan that was seen';
    throw new PlanNotSeenError(`${why}; look at it, and send its hash`, plan);
  }
}

export function requireDoable({ refusals }: Plan): void {
  if (refusals.length) {
    throw new ConflictError(refusals.map(({ message }) => message).join(' '));
  }
}
