import { ConflictError } from '@backstage/errors';
import {
  canonicalJson,
  isOpen,
  nextSpec,
  type Operation,
  type OperationRequest,
  type OperationStep,
  type Plan,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { accept, lockedWorkspace } from './accept';
import {
  columnsOf,
  openOperationOf,
  operationOf,
  type OperationRow,
} from './operationRows';
import { transact } from './transact';
import {
  recordOf,
  type WorkspaceRecord,
  type WorkspaceRow,
} from './WorkspaceRecord';

export interface Submission {
  request: OperationRequest;
  /** Entity ref of who asks. */
  requestedBy: string;
  plan: Plan;
  /** All that will be done, in order. */
  steps: OperationStep[];
}

export interface OperationsOptions {
  knex: Knex;
  /** How long the id of a workspace that is gone is not given again, in milliseconds. */
  restMs: number;
  /** How long a question for an approval stands, in milliseconds. */
  approvalMs: number;
  now: () => number;
}

/** Takes up operations. */
export class Operations {
  readonly #options: OperationsOptions;

  static create(options: OperationsOptions): Operations {
    return new Operations(options);
  }

  private constructor(options: OperationsOptions) {
    this.#options = options;
  }

  /**
   * What this key was used for before, if it was.
   *
   * @throws ConflictError when it was another request
   */
  async known(
    request: OperationRequest,
    requestedBy: string,
    knex = this.#options.knex,
  ): Promise<Operation | undefined> {
    const row = await knex<OperationRow>('operations')
      .where({
        requested_by: requestedBy,
        idempotency_key: request.idempotencyKey,
      })
      .first();
    if (row && row.request !== contentOf(request)) {
      throw new ConflictError(
        `The idempotency key was used for operation ${row.id}, which asks for something else`,
      );
    }
    return row && operationOf(row);
  }

  /**
   * Takes up an operation: to be applied at once, or to wait for an approval
   * where its plan demands one.
   *
   * @throws ConflictError when the workspace is not as the plan found it
   */
  async submit(submission: Submission): Promise<Operation> {
    const { request, requestedBy, plan, steps } = submission;
    return transact(this.#options.knex, async transaction => {
      const known = await this.known(request, requestedBy, transaction);
      if (known) {
        return known;
      }
      if (request.kind === 'create') {
        await this.#reserve(transaction, request);
      }
      const workspace = await lockedWorkspace(transaction, request.workspace);
      const twin = await this.#twinOf(transaction, request, requestedBy);
      if (twin) {
        return twin;
      }
      await this.#requireUnchanged(transaction, request, { workspace, plan });
      const now = this.#options.now();
      const operation: Omit<Operation, 'id'> = {
        kind: request.kind,
        workspace: request.workspace,
        state: 'waiting',
        generation: workspace.generation,
        requestedBy,
        requestedAt: new Date(now).toISOString(),
        ...(request.reason && { reason: request.reason }),
        plan,
        ...(plan.approval && {
          approval: {
            ...plan.approval,
            expiresAt: new Date(now + this.#options.approvalMs).toISOString(),
          },
        }),
        steps,
        written: [],
      };
      const [inserted] = await transaction('operations')
        .insert({
          workspace: request.workspace,
          requested_by: requestedBy,
          idempotency_key: request.idempotencyKey,
          request: contentOf(request),
          ...columnsOf(operation),
        })
        .returning('id');
      const submitted: Operation = { ...operation, id: String(inserted.id) };
      return plan.approval
        ? submitted
        : accept(transaction, submitted, request);
    });
  }

  /** The same request, sent at the same time, that came first to the lock. */
  async #twinOf(
    transaction: Knex.Transaction,
    request: OperationRequest,
    requestedBy: string,
  ): Promise<Operation | undefined> {
    const twin = await this.known(request, requestedBy, transaction);
    if (twin && !isOpen(twin.state)) {
      // It ended before the id was taken again, which was for nothing.
      await transaction('workspaces')
        .where({ id: request.workspace, generation: 0 })
        .delete();
    }
    return twin;
  }

  /** Why no workspace can get an id now, in a sentence; undefined when one could. */
  async whyTaken(id: string): Promise<string | undefined> {
    const row = await this.#options
      .knex<WorkspaceRow>('workspaces')
      .where({ id })
      .first();
    return row && recordOf(row).goneAt === undefined
      ? `There is a workspace '${id}'`
      : this.whyResting(id);
  }

  /** Why an id is not given again yet, in a sentence; undefined when no workspace had it of late. */
  async whyResting(id: string): Promise<string | undefined> {
    const { knex, now, restMs } = this.#options;
    const row = await knex<WorkspaceRow>('workspaces').where({ id }).first();
    const goneAt = row && recordOf(row).goneAt;
    return goneAt !== undefined && now() < goneAt + restMs
      ? this.#restOf(id, goneAt)
      : undefined;
  }

  #restOf(id: string, goneAt: number): string {
    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    return `A workspace '${id}' has lived until ${day(
      goneAt,
    )}; its id rests until ${day(goneAt + this.#options.restMs)}`;
  }

  /** Takes an id for a workspace that is to be made. */
  async #reserve(
    transaction: Knex.Transaction,
    request: PlanRequest & { kind: 'create' },
  ): Promise<void> {
    const now = this.#options.now();
    const fresh = {
      spec: JSON.stringify(nextSpec(undefined, request)),
      generation: 0,
      observed_generation: 0,
      is_removed: false,
      conditions: '[]',
      created_at: now,
      gone_at: null,
      next_look_at: 0,
      failures: 0,
    };
    await transaction('workspaces')
      .insert({ id: request.workspace, ...fresh })
      .onConflict('id')
      .ignore();
    await transaction('workspaces')
      .where({ id: request.workspace })
      .where('gone_at', '<=', now - this.#options.restMs)
      .update(fresh);
  }

  async #requireUnchanged(
    transaction: Knex.Transaction,
    request: OperationRequest,
    { workspace, plan }: { workspace: WorkspaceRecord; plan: Plan },
  ): Promise<void> {
    const id = request.workspace;
    if (workspace.goneAt !== undefined) {
      throw new ConflictError(this.#restOf(id, workspace.goneAt));
    }
    const open = await openOperationOf(transaction, id);
    if (open) {
      throw new ConflictError(
        `Operation ${open.id} (${open.kind}) of workspace '${id}' is ${open.state}; one change at a time`,
      );
    }
    if (request.kind === 'create' && workspace.generation > 0) {
      throw new ConflictError(`There is a workspace '${id}'`);
    }
    if (workspace.generation !== plan.generation) {
      throw new ConflictError(
        `Workspace '${id}' has changed since it was planned`,
      );
    }
  }
}

/** What a request asks for, without how it is sent. */
function contentOf(request: OperationRequest): string {
  const { idempotencyKey, planHash, reason, ...content } = request;
  return canonicalJson(content);
}
