import type { Knex } from 'knex';
import { databaseNow } from './databaseNow';
import { operationOf, type OperationRow, saveOperation } from './operationRows';

/** With a workspace, whose row is locked, its components go, and what was asked of them. */
export async function endComponentsOf(
  transaction: Knex.Transaction,
  workspace: string,
): Promise<void> {
  await transaction('components').where({ workspace, generation: 0 }).delete();
  await transaction('components')
    .where({ workspace })
    .whereNull('gone_at')
    .update({
      is_removed: true,
      // Whoever has it in hand makes what is to go: the next write is refused.
      fence: transaction.raw('fence + 1'),
      lease_holder: null,
      lease_until: null,
      next_look_at: databaseNow(transaction),
      failures: 0,
    });
  const open = await transaction<OperationRow>('operations')
    .where({ workspace })
    .whereNotNull('component')
    .whereIn('state', ['waiting', 'applying'])
    .orderBy('id')
    .forUpdate();
  // One that removes the component comes to its end by itself.
  const overtaken = open
    .map(operationOf)
    .filter(
      ({ kind, state }) => kind !== 'delete-component' || state === 'waiting',
    );
  for (const operation of overtaken) {
    await saveOperation(transaction, {
      ...operation,
      state: operation.state === 'waiting' ? 'cancelled' : 'failed',
      message: `Workspace '${workspace}' is being removed.`,
      endedAt: new Date().toISOString(),
    });
  }
}
