import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  type ApprovalPolicy,
  type IdCheck,
  type Offer,
  type Operation,
  type OperationRequest,
  type Plan,
  type PlanRequest,
  summarizeOperation,
  type WorkspaceDetail,
  type WorkspaceList,
  whyNotToDecide,
} from '@internal/plugin-odp-workspaces-common';
import type { TargetState } from '@internal/target-state';
import type { Drivers } from '../drivers/Drivers';
import type { Planners } from '../plan/Planners';
import { whatChanged } from '../plan/whatChanged';
import type { Decisions } from '../store/Decisions';
import type { Operations } from '../store/Operations';
import type { WorkspaceStore } from '../store/SubjectStore';
import { type Directory, whyInCatalog } from '../plan/Directory';
import { describeOffer, whyReserved } from './describeOffer';
import { describeNetwork } from './describeNetwork';
import { describeChecks, describeWorkspace } from './describeWorkspace';
import { requireDoable, requireSeen } from './planChecks';
import { PlanNotSeenError } from './PlanNotSeenError';
import type { Requester } from './callers';
import type {
  ApprovalNote,
  Note,
  WorkspacesService,
} from './WorkspacesService';

interface WorkspacesOptions {
  target: TargetState;
  store: WorkspaceStore;
  operations: Operations;
  decisions: Decisions;
  planners: Planners;
  directory: Directory;
  drivers: Drivers;
  policy: ApprovalPolicy;
  /** There is work to do. */
  wake: () => void;
  now: () => number;
}

/** Workspaces and their operations, for callers whose rights were checked. */
export class Workspaces implements WorkspacesService<Requester> {
  readonly #options: WorkspacesOptions;

  static create(options: WorkspacesOptions): Workspaces {
    return new Workspaces(options);
  }

  private constructor(options: WorkspacesOptions) {
    this.#options = options;
  }

  async getOffer(): Promise<Offer> {
    const { target, drivers, policy } = this.#options;
    return describeOffer(target, { clusters: drivers.clusters, policy });
  }

  async checkId(id: string): Promise<IdCheck> {
    const reason =
      whyReserved(id, this.#options.target) ??
      (await this.#options.operations.whyTaken(id)) ??
      (await whyInCatalog(id, this.#options.directory));
    return { id, isFree: reason === undefined, ...(reason && { reason }) };
  }

  async list(): Promise<WorkspaceList> {
    const stored = await this.#options.store.list();
    return {
      items: stored.map(one => describeWorkspace(this.#options.target, one)),
    };
  }

  async get(id: string): Promise<WorkspaceDetail> {
    const { store, target } = this.#options;
    const found = await store.find(id);
    if (!found) {
      throw new NotFoundError(`There is no workspace '${id}'`);
    }
    return {
      ...describeWorkspace(target, found),
      inventory: await store.inventoryOf(id),
      checks: describeChecks(found),
      network: describeNetwork(target, found.record.spec),
      operations: (await store.operationsOf(id)).map(summarizeOperation),
    };
  }

  async plan(request: PlanRequest): Promise<Plan> {
    const { operations, planners } = this.#options;
    const why =
      request.kind === 'create' &&
      (await operations.whyResting(request.workspace));
    if (why) {
      throw new ConflictError(why);
    }
    return planners.plan(request);
  }

  async submit(
    request: OperationRequest,
    requester: Requester,
  ): Promise<Operation> {
    const { operations } = this.#options;
    const known = () => operations.known(request, requester.user);
    const before = await known();
    if (before) {
      return before;
    }
    try {
      return await this.#accept(request, requester);
    } catch (error) {
      // Of the same, sent twice at once, one meets what was made of the other.
      const meanwhile = await known();
      if (meanwhile) {
        return meanwhile;
      }
      throw error;
    }
  }

  async #accept(
    request: OperationRequest,
    { user, isService }: Requester,
  ): Promise<Operation> {
    const { operations, planners, wake } = this.#options;
    const plan = await planners.plan(request);
    if (!isService) {
      requireSeen(request, plan);
    }
    requireDoable(plan);
    const operation = await operations.submit({
      request,
      requestedBy: user,
      plan,
      steps: await planners.stepsOf(request),
    });
    wake();
    return operation;
  }

  async getOperation(id: string): Promise<Operation> {
    const operation = await this.#options.store.findOperation(id);
    if (!operation) {
      throw new NotFoundError(`There is no operation ${id}`);
    }
    return operation;
  }

  async approve(
    id: string,
    { reason, planHash }: ApprovalNote,
    requester: Requester,
  ): Promise<Operation> {
    const { decisions, planners, wake } = this.#options;
    const operation = await this.#decidable(id, requester);
    if (planHash !== undefined && planHash !== operation.plan.planHash) {
      throw new PlanNotSeenError(
        `Operation ${id} has another plan than the one that was seen; look at it, and send its hash`,
        operation.plan,
      );
    }
    const request = await decisions.requestOf(id);
    const plan = await planners.plan(request);
    // The policy may name others since it was asked.
    this.#requireDecider(
      {
        ...operation,
        approval: { ...operation.approval!, ...plan.approval },
      },
      requester,
    );
    // A place that does not answer says nothing of what would change there.
    requireDoable(plan);
    if (plan.planHash !== operation.plan.planHash) {
      const message = whatChanged(operation.plan, plan);
      await decisions.planAgain(id, { plan, message });
      throw new PlanNotSeenError(
        `The plan of operation ${id} is another one now, and waits for approval again: ${message}`,
        plan,
      );
    }
    const approved = await decisions.approve(id, {
      decidedBy: requester.user,
      note: reason,
      steps: operation.steps,
    });
    wake();
    return approved;
  }

  async reject(
    id: string,
    { reason }: Note,
    requester: Requester,
  ): Promise<Operation> {
    await this.#decidable(id, requester);
    return this.#options.decisions.dismiss(id, 'rejected', {
      decidedBy: requester.user,
      note: reason,
    });
  }

  /** Takes a request back, which who asked may do as long as it waits. */
  async cancel(
    id: string,
    { reason }: Note,
    { user }: Requester,
  ): Promise<Operation> {
    const operation = await this.getOperation(id);
    if (operation.requestedBy !== user) {
      throw new NotAllowedError(
        `Only ${operation.requestedBy}, who asked for operation ${id}, takes it back`,
      );
    }
    return this.#options.decisions.dismiss(id, 'cancelled', {
      decidedBy: user,
      note: reason,
    });
  }

  async #decidable(id: string, requester: Requester): Promise<Operation> {
    const operation = await this.getOperation(id);
    this.#requireDecider(operation, requester);
    return operation;
  }

  #requireDecider(operation: Operation, requester: Requester): void {
    const why = whyNotToDecide(operation, {
      ...requester,
      now: this.#options.now(),
    });
    if (why) {
      throw operation.state === 'waiting'
        ? new NotAllowedError(why)
        : new ConflictError(why);
    }
  }
}
