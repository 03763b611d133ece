import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { OperationRow } from './operationRows';
import { COMPONENTS, subjectOf, WORKSPACES } from './subjects';

/**
 * Locks an operation with what it is about.
 *
 * Every transaction locks in one order, and may leave out what it does not
 * need: the workspace's row, the component's row, the operation's row. Two that
 * went other ways would wait for each other, and PostgreSQL would end one.
 *
 * @throws NotFoundError
 */
export async function lockOperation(
  transaction: Knex.Transaction,
  id: string,
): Promise<OperationRow> {
  const found = () =>
    transaction<OperationRow>('operations')
      .where({ id: Number(id) })
      .first();
  const known = await found();
  if (known) {
    const { workspace, component } = known;
    await transaction(WORKSPACES.table).where({ id: workspace }).forUpdate();
    const subject = subjectOf({ workspace, component: component ?? undefined });
    if (subject.kind === COMPONENTS) {
      await transaction(COMPONENTS.table).where({ id: subject.id }).forUpdate();
    }
  }
  const row = known && (await found().forUpdate());
  if (!row) {
    throw new NotFoundError(`There is no operation ${id}`);
  }
  return row;
}
