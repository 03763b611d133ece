import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  canonicalJson,
  isOpen,
  type Operation,
  type OperationRequest,
  type OperationStep,
  type Plan,
} from '@internal/plugin-odp-workspaces-common';
import type { ComponentSpec } from '@internal/target-state';
import type { Knex } from 'knex';
import { accept, lockedRecord } from './accept';
import {
  columnsOf,
  openOperationOf,
  operationOf,
  type OperationRow,
} from './operationRows';
import { requireLivingWorkspace } from './requireLivingWorkspace';
import { isCreation, reserve } from './reserve';
import { recordOf, type SubjectRecord, type SubjectRow } from './SubjectRecord';
import {
  COMPONENTS,
  nameOf,
  subjectOf,
  whetherThere,
  WORKSPACES,
} from './subjects';
import { transact } from './transact';

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
      const subject = subjectOf(request);
      if (subject.kind === COMPONENTS) {
        await requireLivingWorkspace(transaction, request);
      }
      const { now, restMs } = this.#options;
      await reserve(transaction, request, { now: now(), restMs });
      const record = await lockedRecord(transaction, subject);
      const twin = await this.#twinOf(transaction, request, requestedBy);
      if (twin) {
        return twin;
      }
      await this.#requireUnchanged(transaction, request, { record, plan });
      const operation: Omit<Operation, 'id'> = {
        kind: request.kind,
        ...aboutOf(request),
        state: 'waiting',
        generation: record.generation,
        requestedBy,
        requestedAt: new Date(now()).toISOString(),
        ...(request.reason && { reason: request.reason }),
        plan,
        ...(plan.approval && {
          approval: {
            ...plan.approval,
            expiresAt: new Date(now() + this.#options.approvalMs).toISOString(),
          },
        }),
        steps,
        written: [],
      };
      const [inserted] = await transaction('operations')
        .insert({
          ...aboutOf(request),
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
      const { kind, id } = subjectOf(request);
      await transaction(kind.table).where({ id, generation: 0 }).delete();
    }
    return twin;
  }

  /** Why no workspace can get an id now, in a sentence; undefined when one could. */
  async whyTaken(id: string): Promise<string | undefined> {
    const row = await this.#options
      .knex<SubjectRow>('workspaces')
      .where({ id })
      .first();
    return row && recordOf(row).goneAt === undefined
      ? `There is a workspace '${id}'`
      : this.whyResting(id);
  }

  /** Why an id is not given again yet, in a sentence; undefined when no workspace had it of late. */
  async whyResting(id: string): Promise<string | undefined> {
    const { knex, now, restMs } = this.#options;
    const row = await knex<SubjectRow>('workspaces').where({ id }).first();
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

  async #requireUnchanged(
    transaction: Knex.Transaction,
    request: OperationRequest,
    { record, plan }: { record: SubjectRecord<unknown>; plan: Plan },
  ): Promise<void> {
    const subject = subjectOf(request);
    if (record.goneAt !== undefined) {
      throw subject.kind === WORKSPACES
        ? new ConflictError(this.#restOf(subject.id, record.goneAt))
        : new NotFoundError(whetherThere(subject, false));
    }
    requireOwn(record, request);
    const open = await openOperationOf(transaction, subject);
    if (open) {
      throw new ConflictError(
        `Operation ${open.id} (${open.kind}) of ${subject.kind.column} '${subject.id}' is ${open.state}; one change at a time`,
      );
    }
    if (isCreation(request) && record.generation > 0) {
      throw new ConflictError(whetherThere(subject, true));
    }
    if (record.generation !== plan.generation) {
      throw new ConflictError(
        `${nameOf(subject)} has changed since it was planned`,
      );
    }
  }
}

/** Rights are checked on the workspace that a request names: a component of another one is none of it. */
function requireOwn(
  { spec }: SubjectRecord<unknown>,
  request: OperationRequest,
): void {
  const { kind, workspace, ...subject } = subjectOf(request);
  if (
    kind === COMPONENTS &&
    !isCreation(request) &&
    (spec as ComponentSpec).workspace !== workspace
  ) {
    throw new NotFoundError(whetherThere({ kind, ...subject }, false));
  }
}

/** What it is about, as operations name it. */
function aboutOf(request: OperationRequest) {
  const { kind, id, workspace } = subjectOf(request);
  return { workspace, ...(kind === COMPONENTS && { component: id }) };
}

/** What a request asks for, without how it is sent. */
function contentOf(request: OperationRequest): string {
  const { idempotencyKey, planHash, reason, ...content } = request;
  return canonicalJson(content);
}
