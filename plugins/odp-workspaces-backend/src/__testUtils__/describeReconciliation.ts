import type { Knex } from 'knex';
import { RefusedError } from '../drivers/Driver';
import { LeaseLostError } from '../store/Claim';
import { benchForEach } from './benchForEach';
import { owner, WorkspacesBench } from './WorkspacesBench';
import { creation, large } from './workspaceRequests';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const end = { kind: 'decommission', workspace: 'acme-risk' } as const;

/** How workspaces come to what is wanted, and are kept there, over every database. */
export function describeReconciliation(connect: () => Promise<Knex>): void {
  let knex: Knex;
  let bench: WorkspacesBench;
  benchForEach(connect, (made, database) => {
    bench = made;
    knex = database;
  });
  const get = () => bench.workspaces.get('acme-risk');

  it('tries again what fails, says why meanwhile, and doubles nothing', async () => {
    let failures = 3;
    bench.cluster.before = call => {
      if (call === 'apply quota' && failures > 0) {
        failures -= 1;
        throw new Error('the server answers 503');
      }
    };
    const { id } = await bench.ask(creation);
    await bench.look();
    expect(await get()).toMatchObject({ phase: 'applying' });
    const operation = await bench.workspaces.getOperation(id);
    expect(operation.steps.slice(0, 2)).toMatchObject([
      { system: 'namespace', state: 'done' },
      { system: 'quota', state: 'failed', message: 'the server answers 503' },
    ]);
    // Not at once again.
    expect(await bench.look()).toBe(false);
    await bench.settle();
    await bench.settle();
    await bench.settle();
    expect(await get()).toMatchObject({ phase: 'ready' });
    expect((await get()).inventory).toHaveLength(4);
  });

  it('fails an operation that is refused again and again, and repairs it afterwards', async () => {
    bench.cluster.before = call => {
      if (call === 'apply access') {
        throw new RefusedError('rolebindings is forbidden');
      }
    };
    const { id } = await bench.ask(creation);
    for (let look = 0; look < 5; look += 1) {
      await bench.settle();
    }
    expect(await bench.workspaces.getOperation(id)).toMatchObject({
      state: 'failed',
      message: 'rolebindings is forbidden',
    });
    expect(await get()).toMatchObject({ phase: 'failed' });
    bench.cluster.before = () => undefined;
    await bench.workspaces.submit(
      { kind: 'repair', workspace: 'acme-risk', idempotencyKey: 'r' },
      owner,
    );
    await bench.settle();
    expect(await get()).toMatchObject({ phase: 'ready' });
  });

  it('is not given up by a replica whose clock is hours ahead, and is after an hour of failures', async () => {
    bench.cluster.before = call => {
      if (call === 'apply quota') {
        throw new Error('the server answers 503');
      }
    };
    const { id } = await bench.ask(creation);
    bench.pass(6 * HOUR);
    await bench.look();
    expect(await get()).toMatchObject({ phase: 'applying' });
    for (let look = 1; look < 65; look += 1) {
      await bench.settle();
    }
    expect(await bench.workspaces.getOperation(id)).toMatchObject({
      state: 'failed',
      message: 'the server answers 503',
    });
  });

  it('is taken out of the hands of a replica that does not reach the database, or whose workspace another one has', async () => {
    await bench.ask(creation);
    const cutOff = await bench.claims(30).next();
    const endKeeping = cutOff!.keep();
    const { client } = knex;
    const acquire = client.acquireConnection;
    client.acquireConnection = async () => {
      throw new Error('connection refused');
    };
    await expect(fired(cutOff!.signal)).resolves.toBeInstanceOf(LeaseLostError);
    client.acquireConnection = acquire;
    endKeeping();

    await knex('workspaces').update({ lease_until: 0 });
    const slow = await bench.claims().next();
    await knex('workspaces').update({ lease_until: 0 });
    await bench.claims().next();
    await expect(slow!.hold()).rejects.toBeInstanceOf(LeaseLostError);
    expect(slow!.signal.aborted).toBe(true);
  });

  it('finds drift without touching it, says since when, and puts it back on repair', async () => {
    await bench.made();
    bench.cluster.held.set('acme-risk quota', 'l');
    await bench.settle();
    const drifted = await get();
    expect(drifted.phase).toBe('ready');
    expect(
      drifted.conditions.find(({ system }) => system === 'quota'),
    ).toMatchObject({ state: 'drifted', message: 'quota is l, declared s.' });
    const since = drifted.conditions.map(one => one.since);
    bench.pass(HOUR);
    await bench.settle();
    expect((await get()).conditions.map(one => one.since)).toEqual(since);
    expect(bench.cluster.held.get('acme-risk quota')).toBe('l');

    await bench.ask({ kind: 'repair', workspace: 'acme-risk' });
    await bench.settle();
    expect(bench.cluster.held.get('acme-risk quota')).toBe('s');
    expect((await get()).conditions.every(one => one.state === 'ready')).toBe(
      true,
    );
  });

  it('never calls healthy what does not answer', async () => {
    await bench.made();
    const before = (await get()).checks;
    expect(before.map(({ system, place }) => [system, place])).toEqual([
      ['namespace', 'odp-eu'],
      ['quota', 'odp-eu'],
      ['access', 'odp-eu'],
      ['event-bus', 'bus'],
    ]);
    bench.pass(HOUR);
    bench.bus.before = () => {
      throw new Error('connection refused');
    };
    await bench.settle();
    expect(
      (await get()).conditions.find(({ system }) => system === 'event-bus'),
    ).toMatchObject({
      state: 'unknown',
      message: 'bus cannot be asked: connection refused',
    });
    // What was tried before stays, with the time at which it was.
    const { checks, conditions } = await get();
    expect(checks.map(({ system, checkedAt }) => [system, checkedAt])).toEqual([
      ...conditions.slice(0, 3).map(one => [one.system, one.checkedAt]),
      ['event-bus', before.find(one => one.system === 'event-bus')!.checkedAt],
    ]);
    await expect(bench.ask(large)).rejects.toThrow('bus cannot be asked now');
  });

  it('takes a workspace away in reverse, waits until it is gone, and lets its id rest', async () => {
    await bench.made();
    bench.bus.refusal = 'odp/workspace-acme-risk is in use: 2 topics.';
    await expect(bench.ask(end)).rejects.toThrow('is in use');
    const { id } = await bench.ask({ ...end, spec: { evenIfInUse: true } });
    bench.cluster.writes.length = 0;
    bench.bus.writes.length = 0;
    await bench.approve(id);
    bench.bus.refusal = undefined;
    bench.bus.lingers = 1;
    await bench.look();
    expect(await get()).toMatchObject({
      phase: 'removing',
      conditions: [
        { state: 'progressing', message: 'event-bus on bus is ending.' },
      ],
    });
    // Nothing of the clusters goes before the outside systems are gone.
    expect(bench.cluster.writes).toEqual([]);
    await bench.settle();
    expect(bench.cluster.writes).toEqual([
      'remove access',
      'remove quota',
      'remove namespace',
    ]);
    expect(await get()).toMatchObject({ phase: 'gone', inventory: [] });
    expect(await bench.workspaces.list()).toEqual({ items: [] });
    bench.pass(29 * DAY);
    await expect(bench.ask(creation)).rejects.toThrow('its id rests until');
    bench.pass(2 * DAY);
    await bench.made();
    // Who has the id now learns nothing of who had it before.
    expect(await get()).toMatchObject({
      phase: 'ready',
      operations: [{ kind: 'create', state: 'done' }],
    });
    expect((await get()).operations).toHaveLength(1);
  });

  it('gives a workspace to one of many replicas, and lets none write that was too slow', async () => {
    await bench.ask(creation);
    const claimed = await Promise.all(
      Array.from({ length: 5 }, () => bench.claims(1).next()),
    );
    const [slow] = claimed.filter(claim => claim !== undefined);
    expect(claimed.filter(claim => claim !== undefined)).toHaveLength(1);
    await knex('workspaces').update({ lease_until: 0 });
    const fast = await bench.claims().next();
    expect(fast?.id).toBe('acme-risk');
    await expect(slow!.hold()).rejects.toBeInstanceOf(LeaseLostError);
    await expect(
      slow!.noteInventory('quota', 'odp-eu', []),
    ).rejects.toBeInstanceOf(LeaseLostError);
    await fast!.hold();
  });

  it('leaves the database as it was when its migrations are taken back', async () => {
    await knex.migrate.rollback({ directory: `${__dirname}/../../migrations` });
    expect(await knex.schema.hasTable('workspaces')).toBe(false);
    await WorkspacesBench.create(knex);
    expect(await knex.schema.hasTable('inventory')).toBe(true);
  });
}

/** The reason with which a signal fires. */
async function fired(signal: AbortSignal): Promise<unknown> {
  await new Promise(resolve => {
    signal.addEventListener('abort', resolve, { once: true });
  });
  return signal.reason;
}
