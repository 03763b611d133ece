import type { Operation } from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { operationsOf, type Subject } from './subjects';

export interface OperationRow {
  id: number;
  workspace: string;
  component: string | null;
  state: Operation['state'];
  requested_by: string;
  idempotency_key: string;
  expires_at: number | string | null;
  request: string;
  document: string;
}

export function operationOf(row: OperationRow): Operation {
  return { ...JSON.parse(row.document), id: String(row.id) };
}

/** Columns of an operation. What is queried stands beside the document. */
export function columnsOf({
  id,
  ...document
}: Omit<Operation, 'id'> & { id?: string }) {
  return {
    state: document.state,
    expires_at: document.approval
      ? Date.parse(document.approval.expiresAt)
      : null,
    document: JSON.stringify(document),
  };
}

export async function saveOperation(
  knex: Knex,
  operation: Operation,
): Promise<void> {
  await knex<OperationRow>('operations')
    .where({ id: Number(operation.id) })
    .update(columnsOf(operation));
}

/** The operation of a workspace, or of a component, that waits or is applied. */
export async function openOperationOf(
  knex: Knex,
  subject: Pick<Subject, 'kind' | 'id'>,
): Promise<Operation | undefined> {
  const row = await knex<OperationRow>('operations')
    .where(operationsOf(subject))
    .whereIn('state', ['waiting', 'applying'])
    .orderBy('id', 'desc')
    .first();
  return row && operationOf(row);
}
