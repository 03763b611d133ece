import { RealDatabase } from '@internal/test-utils';
import createKnex, { type Knex } from 'knex';
import { deployOf } from './__testUtils__/componentRequests';
import { describeApprovals } from './__testUtils__/describeApprovals';
import { describeClaims } from './__testUtils__/describeClaims';
import { describeComponentDecisions } from './__testUtils__/describeComponentDecisions';
import { describeComponentRefusals } from './__testUtils__/describeComponentRefusals';
import { describeComponents } from './__testUtils__/describeComponents';
import { describeOperations } from './__testUtils__/describeOperations';
import { describeReconciliation } from './__testUtils__/describeReconciliation';
import { WorkspacesBench } from './__testUtils__/WorkspacesBench';
import { creation } from './__testUtils__/workspaceRequests';

jest.setTimeout(60_000);

describe('workspaces on PostgreSQL', () => {
  const database = RealDatabase.create(createKnex);
  afterAll(() => database.drop());

  describeOperations(() => database.connect());

  describeApprovals(() => database.connect());
  describeReconciliation(() => database.connect());
  describeClaims(() => database.connect());
  describeComponents(() => database.connect());
  describeComponentDecisions(() => database.connect());
  describeComponentRefusals(() => database.connect());

  it('passes over a workspace that a halted replica has locked, and soon takes it up', async () => {
    const knex = await database.connect();
    const bench = await WorkspacesBench.create(knex);
    await bench.made();
    await knex('workspaces').update({ next_look_at: 0 });
    const slow = await bench.claims(1).next();
    let wakeUp = () => undefined as void;
    const halted = slow!.transaction(
      () =>
        new Promise<void>(resolve => {
          wakeUp = resolve;
        }),
    );
    const undone = halted.then(
      () => 'done',
      () => 'undone',
    );
    const other = { ...creation, workspace: 'nordbank-kyc' };
    await bench.ask(other);
    expect((await bench.claims().next())?.id).toBe('nordbank-kyc');
    expect(await bench.claims().next()).toBeUndefined();
    let claim;
    while (!claim) {
      claim = await bench.claims().next();
    }
    expect(claim.id).toBe('acme-risk');
    wakeUp();
    expect(await undone).toBe('undone');
    await knex.destroy();
  });

  it('locks a workspace before what is asked of its components, so that two decisions never wait for each other', async () => {
    const knex = await database.connect();
    const bench = await WorkspacesBench.create(knex);
    bench.policy.components = ['deploy', 'delete-component'];
    await bench.componentMade();
    const { id } = await bench.ask(deployOf('a'));
    // Who ends the workspace has its row, and is about to end the operation.
    const { decided } = await knex.transaction(async ending => {
      await ending('workspaces').where({ id: 'acme-risk' }).forUpdate();
      const outcome = bench.approve(id);
      await someoneWaits(knex);
      const operation = ending('operations').where({ id: Number(id) });
      await operation.forUpdate().noWait();
      return { decided: outcome };
    });
    expect((await decided).state).toBe('applying');
    await knex.destroy();
  });
});

/** Until somebody waits for a lock in this database. */
async function someoneWaits(knex: Knex): Promise<void> {
  for (;;) {
    const { rows } = await knex.raw(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    if (rows.length) {
      return;
    }
  }
}
