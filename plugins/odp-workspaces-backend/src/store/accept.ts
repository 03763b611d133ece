import { NotFoundError } from '@backstage/errors';
import {
  nextSpec,
  type Operation,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { databaseNow } from './databaseNow';
import { saveOperation } from './operationRows';
import {
  recordOf,
  type WorkspaceRecord,
  type WorkspaceRow,
} from './WorkspaceRecord';

/** Makes what an operation asks for the wanted state. */
export async function accept(
  transaction: Knex.Transaction,
  operation: Operation,
  request: PlanRequest,
): Promise<Operation> {
  const workspace = await lockedWorkspace(transaction, operation.workspace);
  const generation = workspace.generation + 1;
  const accepted: Operation = { ...operation, state: 'applying', generation };
  await saveOperation(transaction, accepted);
  await transaction('workspaces')
    .where({ id: operation.workspace })
    .update({
      spec: JSON.stringify(nextSpec(workspace.spec, request)),
      generation,
      is_removed: operation.kind === 'decommission',
      next_look_at: databaseNow(transaction),
      failures: 0,
    });
  return accepted;
}

/** @throws NotFoundError */
export async function lockedWorkspace(
  transaction: Knex.Transaction,
  id: string,
): Promise<WorkspaceRecord> {
  const row = await transaction<WorkspaceRow>('workspaces')
    .where({ id })
    .forUpdate()
    .first();
  if (!row) {
    throw new NotFoundError(`There is no workspace '${id}'`);
  }
  return recordOf(row);
}
