import type { Knex } from 'knex';
import { benchForEach } from './benchForEach';
import { approver, owner, type WorkspacesBench } from './WorkspacesBench';
import { creation, large } from './workspaceRequests';

const DAY = 24 * 60 * 60_000;

/** How operations on workspaces are decided, over every database. */
export function describeApprovals(connect: () => Promise<Knex>): void {
  let bench: WorkspacesBench;
  benchForEach(connect, made => {
    bench = made;
  });
  const get = () => bench.workspaces.get('acme-risk');

  it('waits for somebody else of the group to approve, and plans again before it applies', async () => {
    await bench.made();
    const { id, approval, plan } = await bench.ask(large);
    expect(approval).toMatchObject({
      reasons: ['Tier l needs an approval.'],
      approvers: ['group:default/platform-team'],
    });
    await bench.settle();
    expect(await get()).toMatchObject({
      phase: 'ready',
      tier: 's',
      openOperation: id,
    });
    // Enough to decide by, without a look at each operation.
    const { items } = await bench.workspaces.list();
    expect(items[0]).toMatchObject({
      requestedBy: owner.user,
      waitsFor: ['group:default/platform-team'],
      question: {
        kind: 'resize',
        reasons: ['Tier l needs an approval.'],
        expiresAt: approval!.expiresAt,
        cost: plan.cost,
      },
    });
    await expect(
      bench.workspaces.approve(id, {}, { ...approver, user: owner.user }),
    ).rejects.toThrow('Who asks for a change cannot approve it');
    await expect(
      bench.workspaces.approve(id, {}, { ...owner, user: 'user:default/x' }),
    ).rejects.toThrow('Only members of group:default/platform-team');

    // Others decide since it was asked.
    const { approvers } = bench.policy;
    bench.policy.approvers = ['group:default/security'];
    await expect(bench.approve(id)).rejects.toThrow(
      'Only members of group:default/security decide on it',
    );
    bench.policy.approvers = approvers;

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
