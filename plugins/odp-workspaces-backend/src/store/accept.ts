import { NotFoundError } from '@backstage/errors';
import {
  isOfComponent,
  nextComponentSpec,
  nextSpec,
  type Operation,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { ComponentSpec, WorkspaceSpec } from '@internal/target-state';
import type { Knex } from 'knex';
import { databaseNow } from './databaseNow';
import { earlierSpec, noteGeneration } from './componentGenerations';
import { saveOperation } from './operationRows';
import { recordOf, type SubjectRecord, type SubjectRow } from './SubjectRecord';
import { type Subject, subjectOf, whetherThere } from './subjects';
import { endComponentsOf } from './endComponentsOf';

/** Makes what an operation asks for the wanted state. */
export async function accept(
  transaction: Knex.Transaction,
  operation: Operation,
  request: PlanRequest,
): Promise<Operation> {
  const subject = subjectOf(operation);
  const record = await lockedRecord(transaction, subject);
  const generation = record.generation + 1;
  const spec = await specAfter(transaction, request, record);
  await transaction(subject.kind.table)
    .where({ id: subject.id })
    .update({
      spec: JSON.stringify(spec),
      generation,
      is_removed:
        operation.kind === 'decommission' ||
        operation.kind === 'delete-component',
      next_look_at: databaseNow(transaction),
      failures: 0,
    });
  if (isOfComponent(request)) {
    await noteGeneration(transaction, subject.id, {
      generation,
      spec: spec as ComponentSpec,
    });
  } else if (request.kind === 'decommission') {
    await endComponentsOf(transaction, request.workspace);
  }
  const accepted: Operation = { ...operation, state: 'applying', generation };
  await saveOperation(transaction, accepted);
  return accepted;
}

async function specAfter(
  transaction: Knex.Transaction,
  request: PlanRequest,
  { spec }: SubjectRecord<unknown>,
): Promise<WorkspaceSpec | ComponentSpec> {
  return isOfComponent(request)
    ? nextComponentSpec(
        spec as ComponentSpec,
        request,
        await earlierSpec(transaction, request),
      )
    : nextSpec(spec as WorkspaceSpec, request);
}

/** @throws NotFoundError */
export async function lockedRecord(
  transaction: Knex.Transaction,
  subject: Pick<Subject, 'kind' | 'id'>,
): Promise<SubjectRecord<unknown>> {
  const row = await transaction<SubjectRow>(subject.kind.table)
    .where({ id: subject.id })
    .forUpdate()
    .first();
  if (!row) {
    throw new NotFoundError(whetherThere(subject, false));
  }
  return recordOf(row);
}
