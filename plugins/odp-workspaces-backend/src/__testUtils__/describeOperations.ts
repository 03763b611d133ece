import type { Knex } from 'knex';
import type { Requester } from '../service/Workspaces';
import { approver, creation, owner, WorkspacesBench } from './WorkspacesBench';

const DAY = 24 * 60 * 60_000;
const large = {
  kind: 'resize',
  workspace: 'acme-risk',
  spec: { tier: 'l' },
} as const;

/** How operations on workspaces are asked for and decided, over every database. */
export function describeOperations(connect: () => Promise<Knex>): void {
  let knex: Knex;
  let bench: WorkspacesBench;
  beforeEach(async () => {
    knex = await connect();
    bench = await WorkspacesBench.create(knex);
  });
  afterEach(async () => {
    await knex.destroy();
  });
  const get = (id = 'acme-risk') => bench.workspaces.get(id);

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

  it('waits for somebody else of the group to approve, and plans again before it applies', async () => {
    await bench.made();
    const { id, approval } = await bench.ask(large);
    expect(approval).toMatchObject({
      reasons: ['Tier l needs an approval.'],
      approvers: ['group:default/platform-team'],
    });
    await bench.settle();
    expect(await get()).toMatchObject({
      phase: 'ready',
      tier: 's',
      openOperation: id,
      waitsFor: ['group:default/platform-team'],
    });
    await expect(
      bench.workspaces.approve(id, {}, { ...approver, user: owner.user }),
    ).rejects.toThrow('Who asks for a change cannot approve it');
    await expect(
      bench.workspaces.approve(id, {}, { ...owner, user: 'user:default/x' }),
    ).rejects.toThrow('Only members of group:default/platform-team');

    // A place that is away for a moment changes no plan.
    bench.cluster.refusal = 'odp-eu cannot be asked now';
    await expect(bench.approve(id)).rejects.toThrow('cannot be asked now');
    bench.cluster.refusal = undefined;
    const seen = await bench.workspaces.getOperation(id);
    expect(seen.message).toBeUndefined();

    // Somebody changes the quota in between.
    bench.cluster.held.set('acme-risk quota', 'm');
    await expect(bench.approve(id)).rejects.toThrow(
      'Changed since: quota/acme-risk on odp-eu.',
    );
    const waiting = await bench.workspaces.getOperation(id);
    expect(waiting).toMatchObject({
      state: 'waiting',
      message: expect.stringContaining('quota/acme-risk'),
    });
    // Another approver still looks at the first one.
    await expect(
      bench.workspaces.approve(id, seen.plan, approver),
    ).rejects.toMatchObject({
      message: expect.stringContaining('has another plan'),
      plan: { planHash: waiting.plan.planHash },
    });
    await bench.workspaces.approve(id, waiting.plan, approver);
    await bench.settle();
    expect(await get()).toMatchObject({ phase: 'ready', tier: 'l' });
    expect(await bench.workspaces.getOperation(id)).toMatchObject({
      state: 'done',
      approval: { decidedBy: approver.user },
    });
    await expect(bench.approve(id)).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });

  it.each([
    ['rejected', (id: string) => bench.workspaces.reject(id, {}, approver)],
    ['cancelled', (id: string) => bench.workspaces.cancel(id, {}, owner)],
    [
      'expired',
      async () => {
        bench.pass(4 * DAY);
        await bench.decisions.expire();
      },
    ],
  ] as const)(
    'frees the id of a workspace whose creation is %s',
    async (state, act) => {
      const big = { ...creation, spec: { ...creation.spec, tier: 'l' } };
      const { id } = await bench.ask(big);
      expect(await get()).toMatchObject({ phase: 'waiting' });
      await act(id);
      expect((await bench.workspaces.getOperation(id)).state).toBe(state);
      await expect(get()).rejects.toThrow("There is no workspace 'acme-risk'");
      await bench.settle();
      expect(bench.cluster.writes).toEqual([]);
      await bench.made();
      expect(await get()).toMatchObject({ phase: 'ready', tier: 's' });
    },
  );

  it('approves nothing after the question has lapsed', async () => {
    await bench.made();
    const { id } = await bench.ask(large);
    bench.pass(3 * DAY);
    await expect(bench.approve(id)).rejects.toThrow('The question has lapsed');
  });
}
