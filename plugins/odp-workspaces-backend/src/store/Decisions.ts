import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Operation,
  OperationStep,
  Plan,
  PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { accept, lockedRecord } from './accept';
import { lockOperation } from './lockOperation';
import { operationOf, type OperationRow, saveOperation } from './operationRows';
import { requireLivingWorkspace } from './requireLivingWorkspace';
import { isCreation } from './reserve';
import { COMPONENTS, nameOf, subjectOf } from './subjects';
import { transact } from './transact';

/** How an operation ends that is not applied. */
export type Dismissal = 'rejected' | 'cancelled' | 'expired';

interface DecisionsOptions {
  knex: Knex;
  now: () => number;
}

/** Moves operations on that wait for somebody. Each method is one transaction. */
export class Decisions {
  readonly #options: DecisionsOptions;

  static create(options: DecisionsOptions): Decisions {
    return new Decisions(options);
  }

  private constructor(options: DecisionsOptions) {
    this.#options = options;
  }

  /** Approves: what was asked for is applied from now on. */
  async approve(
    id: string,
    decision: { decidedBy: string; note?: string; steps: OperationStep[] },
  ): Promise<Operation> {
    const { steps, decidedBy, note } = decision;
    return this.#decide(id, async (transaction, operation, request) => {
      const subject = subjectOf(operation);
      if (subject.kind === COMPONENTS) {
        await requireLivingWorkspace(transaction, operation);
      }
      const { generation } = await lockedRecord(transaction, subject);
      if (generation !== operation.plan.generation) {
        throw new ConflictError(
          `${nameOf(subject)} has changed since operation ${id} was planned`,
        );
      }
      const approved = this.#decided({ ...operation, steps }, decidedBy, note);
      return accept(transaction, approved, request);
    });
  }

  /** Ends an operation that waits, without applying it. */
  async dismiss(
    id: string,
    state: Dismissal,
    decision: { decidedBy?: string; note?: string },
  ): Promise<Operation> {
    return this.#decide(id, async (transaction, operation) => {
      const ended: Operation = {
        ...this.#decided(operation, decision.decidedBy, decision.note),
        state,
        endedAt: new Date(this.#options.now()).toISOString(),
      };
      await saveOperation(transaction, ended);
      if (isCreation(operation)) {
        // It never lived, so that its id is free.
        const { kind, id: subject } = subjectOf(operation);
        await transaction(kind.table)
          .where({ id: subject, generation: 0 })
          .delete();
      }
      return ended;
    });
  }

  /** Puts a new plan in the place of the one that no longer holds; who approved has to look again. */
  async planAgain(
    id: string,
    { plan, message }: { plan: Plan; message: string },
  ): Promise<Operation> {
    return this.#decide(id, async (transaction, operation) => {
      const waiting: Operation = { ...operation, plan, message };
      await saveOperation(transaction, waiting);
      return waiting;
    });
  }

  /** What was sent for an operation. */
  async requestOf(id: string): Promise<PlanRequest> {
    const row = await this.#options
      .knex<OperationRow>('operations')
      .where({ id: Number(id) })
      .first();
    if (!row) {
      throw new NotFoundError(`There is no operation ${id}`);
    }
    return JSON.parse(row.request);
  }

  /** Ends what has waited for too long. */
  async expire(): Promise<void> {
    const { knex, now } = this.#options;
    const lapsed = await knex<OperationRow>('operations')
      .where({ state: 'waiting' })
      .where('expires_at', '<=', now());
    for (const { id } of lapsed) {
      await this.dismiss(String(id), 'expired', {}).catch(error => {
        // Somebody decided in this very moment.
        if (!(error instanceof ConflictError)) {
          throw error;
        }
      });
    }
  }

  #decided(
    operation: Operation,
    decidedBy: string | undefined,
    note: string | undefined,
  ): Operation {
    const { approval, message, ...rest } = operation;
    return {
      ...rest,
      ...(approval && {
        approval: {
          ...approval,
          ...(decidedBy && {
            decidedBy,
            decidedAt: new Date(this.#options.now()).toISOString(),
          }),
          ...(note && { note }),
        },
      }),
    };
  }

  /** @throws ConflictError when it does not wait any more */
  async #decide(
    id: string,
    action: (
      transaction: Knex.Transaction,
      operation: Operation,
      request: PlanRequest,
    ) => Promise<Operation>,
  ): Promise<Operation> {
    return transact(this.#options.knex, async transaction => {
      const row = await lockOperation(transaction, id);
      if (row.state !== 'waiting') {
        throw new ConflictError(
          `Operation ${id} waits for nobody: it is ${row.state}`,
        );
      }
      return action(transaction, operationOf(row), JSON.parse(row.request));
    });
  }
}
