import type { Knex } from 'knex';
import type { Requester } from '../service/callers';
import { benchForEach } from './benchForEach';
import { approver, owner, type WorkspacesBench } from './WorkspacesBench';
import { creation, large } from './workspaceRequests';

/** How operations on workspaces are asked for, over every database. */
export function describeOperations(connect: () => Promise<Knex>): void {
  let bench: WorkspacesBench;
  benchForEach(connect, made => {
    bench = made;
  });
  const get = () => bench.workspaces.get('acme-risk');

  it('makes a workspace system by system, verifies it, and keeps the evidence', async () => {
    const plan = await bench.workspaces.plan(creation);
    expect(plan.changes.map(({ system, action }) => [system, action])).toEqual([
      ['namespace', 'create'],
      ['quota', 'create'],
      ['access', 'create'],
      ['event-bus', 'create'],
    ]);
    expect(plan.approval).toBeUndefined();
    expect(await bench.store.list()).toEqual([]);

    const { id } = await bench.ask(creation);
    expect(await get()).toMatchObject({ phase: 'applying', generation: 1 });
    await bench.settle();
    expect([...bench.cluster.writes, ...bench.bus.writes]).toEqual([
      'apply namespace',
      'apply quota',
      'apply access',
      'apply event-bus',
    ]);
    const made = await get();
    expect(made).toMatchObject({
      phase: 'ready',
      observedGeneration: 1,
      namespace: 'workspace-acme-risk',
      busNamespace: 'odp/workspace-acme-risk',
    });
    expect(made.conditions.map(({ state }) => state)).toEqual(
      Array(4).fill('ready'),
    );
    expect(made.inventory).toHaveLength(4);
    const operation = await bench.workspaces.getOperation(id);
    expect(operation).toMatchObject({
      state: 'done',
      requestedBy: owner.user,
      plan: { planHash: plan.planHash },
    });
    expect(operation.steps.map(({ state }) => state)).toEqual(
      Array(4).fill('done'),
    );
    // The whole plan is for who opens the operation.
    expect(made.operations[0]).toMatchObject({
      id,
      writtenObjects: 4,
      plan: {
        planHash: plan.planHash,
        cost: plan.cost,
        systems: [
          { system: 'namespace', create: 1, unchanged: 0 },
          { system: 'quota' },
          { system: 'access' },
          { system: 'event-bus' },
        ],
      },
    });
    expect(JSON.stringify(made.operations)).not.toContain('"fields"');
    expect(operation.written[0]).toMatchObject({
      subject: 'namespace/acme-risk',
      uid: 'u1',
    });
  });

  it('takes the same key of two people for two operations', async () => {
    const ask = async (workspace: string, requester: Requester) => {
      const request = { ...creation, workspace };
      const { planHash } = await bench.workspaces.plan(request);
      return bench.workspaces.submit(
        { ...request, planHash, idempotencyKey: 'first' },
        requester,
      );
    };
    const [mine, theirs] = [
      await ask('acme-risk', owner),
      await ask('vela-audit', approver),
    ];
    expect(mine).toMatchObject({
      workspace: 'acme-risk',
      requestedBy: owner.user,
    });
    expect(theirs).toMatchObject({
      workspace: 'vela-audit',
      requestedBy: approver.user,
    });
    expect(theirs.id).not.toBe(mine.id);
  });

  it('takes the same key for the same operation, and refuses it for another', async () => {
    const { planHash } = await bench.workspaces.plan(creation);
    const request = { ...creation, planHash, idempotencyKey: 'once' };
    const twins = await Promise.all(
      Array.from({ length: 8 }, () => bench.workspaces.submit(request, owner)),
    );
    const [first] = twins;
    expect(twins.map(({ id }) => id)).toEqual(twins.map(() => first.id));
    await bench.settle();
    expect((await bench.workspaces.submit(request, owner)).id).toBe(first.id);
    await expect(
      bench.workspaces.submit(
        { ...large, planHash, idempotencyKey: 'once' },
        owner,
      ),
    ).rejects.toThrow('asks for something else');
    expect((await get()).operations).toHaveLength(1);
  });

  it('needs the hash of the plan that was seen, and no other', async () => {
    const submit = (planHash?: string) =>
      bench.workspaces.submit(
        { ...creation, planHash, idempotencyKey: 'k' },
        owner,
      );
    await expect(submit()).rejects.toThrow('needs the hash of the plan');
    await expect(submit('0'.repeat(64))).rejects.toThrow(
      'The plan is another one now',
    );
    const other = await bench.workspaces.plan({
      ...creation,
      workspace: 'nordbank-kyc',
    });
    await expect(submit(other.planHash)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    expect(await bench.store.list()).toEqual([]);
  });

  it('lets a workspace be changed from which somebody has left, and takes up nobody whom the catalog does not know', async () => {
    const [left, unknown] = ['user:default/left', 'group:default/unknown'].map(
      subject => ({ subject, role: 'viewer' } as const),
    );
    const spec = { ...creation.spec, members: [left] };
    await bench.ask({ ...creation, spec });
    await bench.settle();
    bench.missing.add(left.subject).add(unknown.subject);
    const about = { workspace: 'acme-risk' };
    await bench.workspaces.plan({
      kind: 'resize',
      ...about,
      spec: { tier: 'm' },
    });
    const members = [left, unknown];
    await expect(
      bench.workspaces.plan({
        kind: 'set-members',
        ...about,
        spec: { members },
      }),
    ).rejects.toThrow(
      "members: there is no 'group:default/unknown' in the catalog",
    );
    bench.missing.add(creation.spec.owner);
    await expect(
      bench.workspaces.plan({ ...creation, workspace: 'vela' }),
    ).rejects.toThrow(
      "owner: there is no 'group:default/risk-platform' in the catalog",
    );
  });

  it('lets one operation at a time be open, and one workspace have an id', async () => {
    await bench.ask(creation);
    await expect(
      bench.ask({ ...creation, spec: { ...creation.spec, tier: 'm' } }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(bench.ask({ ...large, spec: { tier: 'm' } })).rejects.toThrow(
      'one change at a time',
    );
    await bench.settle();
    await expect(bench.ask(creation)).rejects.toThrow(
      "There is a workspace 'acme-risk'",
    );
  });
}
