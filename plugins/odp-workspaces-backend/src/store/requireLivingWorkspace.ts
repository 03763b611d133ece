import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Operation } from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { lockedRecord } from './accept';
import { openOperationOf } from './operationRows';
import { whetherThere, WORKSPACES } from './subjects';

/**
 * Locks the workspace that something is asked of a component in, so that it
 * does not begin to end meanwhile. One that ends, or of which that is asked,
 * takes only deletions.
 *
 * @throws NotFoundError, ConflictError
 */
export async function requireLivingWorkspace(
  transaction: Knex.Transaction,
  { workspace: id, kind }: Pick<Operation, 'workspace' | 'kind'>,
): Promise<void> {
  const subject = { kind: WORKSPACES, id };
  const { isRemoved, generation, goneAt } = await lockedRecord(
    transaction,
    subject,
  );
  if (goneAt !== undefined || generation === 0) {
    throw new NotFoundError(whetherThere(subject, false));
  }
  if (kind === 'delete-component') {
    return;
  }
  if (isRemoved) {
    throw new ConflictError(`Workspace '${id}' is being removed`);
  }
  const open = await openOperationOf(transaction, subject);
  if (open?.kind === 'decommission') {
    throw new ConflictError(
      `Operation ${open.id} is to decommission workspace '${id}'; nothing is made in it any more`,
    );
  }
}
