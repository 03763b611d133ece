import { ConflictError } from '@backstage/errors';
import type { Plan } from '@internal/plugin-odp-workspaces-common';

/** Somebody asks for what they have not seen: the plan is another one now, or no plan was named. */
export class PlanNotSeenError extends ConflictError {
  /** As it is now. */
  readonly plan: Plan;

  constructor(message: string, plan: Plan) {
    super(message);
    this.plan = plan;
  }
}
