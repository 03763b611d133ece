import type { Knex } from 'knex';
import { benchForEach } from './benchForEach';
import {
  componentCreation,
  componentDeletion,
  deployOf,
  digestOf,
  restart,
  rollBackTo,
  scaleTo,
} from './componentRequests';
import {
  approver,
  creation,
  owner,
  type WorkspacesBench,
} from './WorkspacesBench';

const END = {
  kind: 'decommission',
  workspace: 'acme-risk',
  spec: { evenIfInUse: true },
} as const;

/** What can be asked of components, over every database. */
export function describeComponents(connect: () => Promise<Knex>): void {
  let bench: WorkspacesBench;
  benchForEach(connect, made => {
    bench = made;
  });
  const get = () => bench.components.get('scoring-agent');
  const made = async () => {
    await bench.made();
    await bench.ask(componentCreation);
    await bench.settle();
  };

  describe('components', () => {
    it('are made, deployed, scaled, restarted, rolled back and taken away, each as an operation', async () => {
      await made();
      expect(await get()).toMatchObject({
        phase: 'ready',
        owner: 'group:default/risk-platform',
        namespace: 'workspace-acme-risk',
        operations: [{ kind: 'create-component', state: 'done' }],
      });
      // Events are kept for it before it runs.
      expect([
        ...bench.subscriptions.writes,
        ...bench.workloads.writes,
      ]).toEqual(['apply subscription', 'apply workload']);
      for (const request of [
        deployOf('a'),
        deployOf('b'),
        scaleTo(3, 5),
        restart,
      ]) {
        const { plan } = await bench.ask(request);
        expect(plan.cost).toEqual({
          beforeUsdPerMonth: 0,
          afterUsdPerMonth: 0,
        });
        await bench.settle();
      }
      expect(await get()).toMatchObject({
        generation: 5,
        observedGeneration: 5,
        digest: digestOf('b'),
        replicas: { min: 3, max: 5 },
        restarts: 1,
      });
      await bench.ask(rollBackTo(2));
      await bench.settle();
      const rolledBack = await get();
      expect(rolledBack).toMatchObject({
        digest: digestOf('a'),
        replicas: { min: 2, max: 4 },
        // It is another start nevertheless.
        restarts: 1,
      });
      expect(rolledBack.generations.map(one => one.generation)).toEqual([
        6, 5, 4, 3, 2, 1,
      ]);
      await bench.ask(componentDeletion);
      await bench.settle();
      expect(await get()).toMatchObject({ phase: 'gone', inventory: [] });
      expect(bench.workloads.held.size).toBe(0);
      expect((await bench.components.list({})).items).toEqual([]);
      // Its workspace has no part in it.
      const { operations, generation } = await bench.workspaces.get(
        'acme-risk',
      );
      expect(operations.map(({ kind }) => kind)).toEqual(['create']);
      expect(generation).toBe(1);
    });

    it('give their name to another one when they are gone, and nothing of what they were', async () => {
      await made();
      await bench.ask(deployOf('a'));
      await bench.settle();
      await bench.ask(componentDeletion);
      await bench.settle();
      await bench.ask(componentCreation, approver);
      await bench.settle();
      const again = await get();
      expect(again.digest).toBeUndefined();
      expect(again.generations).toHaveLength(1);
      expect(again.operations).toHaveLength(1);
    });

    it.each([
      ['scoring-agent', "There is a component 'scoring-agent'"],
      ['kong', "There is a Component 'kong' in the catalog"],
    ])('are not called %s where that is taken', async (component, message) => {
      await made();
      const request = { ...componentCreation, component };
      await expect(bench.workspaces.plan(request)).rejects.toThrow(message);
      expect(await bench.components.checkName(component)).toMatchObject({
        isFree: false,
        reason: expect.stringContaining(message),
      });
    });

    it('say what is wrong with a name, and that a good one is free', async () => {
      expect(await bench.components.checkName('Nine Lives')).toMatchObject({
        isFree: false,
        reason: expect.stringContaining('must begin with a lower-case letter'),
      });
      expect(await bench.components.checkName('orders-api')).toEqual({
        id: 'orders-api',
        isFree: true,
      });
    });

    it('are one name, of whichever of two workspaces asks first', async () => {
      await bench.made();
      await bench.ask({ ...creation, workspace: 'nordbank-kyc' });
      await bench.settle();
      const other = { ...componentCreation, workspace: 'nordbank-kyc' };
      const plans = await Promise.all(
        [componentCreation, other].map(request =>
          bench.workspaces.plan(request),
        ),
      );
      const outcomes = await Promise.allSettled(
        [componentCreation, other].map((request, index) =>
          bench.workspaces.submit(
            {
              ...request,
              planHash: plans[index].planHash,
              idempotencyKey: `${index}`,
            },
            owner,
          ),
        ),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
    });

    it('take one of two deployments at once, and the same one twice as one', async () => {
      await made();
      const ask = async (figure: string, idempotencyKey: string) => {
        const request = deployOf(figure);
        const { planHash } = await bench.workspaces.plan(request);
        return () =>
          bench.workspaces.submit(
            { ...request, planHash, idempotencyKey },
            owner,
          );
      };
      const submits = [
        await ask('a', 'pipeline-7'),
        await ask('b', 'pipeline-8'),
      ];
      const outcomes = await Promise.allSettled(
        submits.map(submit => submit()),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
      const { id } = await submits[won]();
      expect((await get()).openOperation).toBe(id);
      await expect(bench.ask(deployOf('c'))).rejects.toThrow(
        `Operation ${id} (deploy) of component 'scoring-agent' is applying; one change at a time`,
      );
      await bench.settle();
      // It was planned for what was there before.
      await expect(submits[1 - won]()).rejects.toThrow(
        'The plan is another one now',
      );
      expect((await get()).digest).toBe(digestOf(won === 0 ? 'a' : 'b'));
      expect((await get()).generation).toBe(2);
    });

    it('are deployed by a pipeline that looks at no plan', async () => {
      await made();
      const ci = {
        user: 'external:ci',
        claims: ['external:ci'],
        isService: true,
      };
      const request = { ...deployOf('a'), idempotencyKey: 'image-a' };
      const { id } = await bench.workspaces.submit(request, ci);
      await bench.settle();
      expect((await bench.workspaces.submit(request, ci)).id).toBe(id);
      expect((await get()).operations[0]).toMatchObject({
        kind: 'deploy',
        state: 'done',
        requestedBy: 'external:ci',
      });
    });

    it('wait for an approval where that is asked for', async () => {
      bench.policy.components = ['deploy'];
      await made();
      const { id, approval } = await bench.ask(deployOf('a'));
      expect(approval?.reasons).toEqual([
        'Deploying an image needs an approval.',
      ]);
      expect(await get()).toMatchObject({
        phase: 'ready',
        question: { kind: 'deploy' },
      });
      expect((await get()).digest).toBeUndefined();
      await bench.approve(id);
      await bench.settle();
      expect((await get()).digest).toBe(digestOf('a'));
    });

    it('are nobody’s when their creation is rejected', async () => {
      bench.policy.components = ['create-component'];
      await bench.made();
      const { id } = await bench.ask(componentCreation);
      expect((await get()).phase).toBe('waiting');
      await bench.workspaces.reject(id, {}, approver);
      await expect(get()).rejects.toThrow(
        "There is no component 'scoring-agent'",
      );
    });

    it('go back to no generation that they never had', async () => {
      await made();
      await expect(bench.workspaces.plan(rollBackTo(7))).rejects.toThrow(
        "spec.generation: component 'scoring-agent' has no generation 7 to go back to",
      );
    });

    it('are not those of another workspace, whatever right one has there', async () => {
      await made();
      await bench.ask({ ...creation, workspace: 'nordbank-kyc' });
      await bench.settle();
      for (const request of [deployOf('a'), componentDeletion]) {
        const elsewhere = { ...request, workspace: 'nordbank-kyc' };
        await expect(bench.workspaces.plan(elsewhere)).rejects.toThrow(
          "There is no component 'scoring-agent'",
        );
      }
    });

    it.each([
      [
        'no workspace',
        { workspace: 'nobody' },
        "There is no workspace 'nobody'",
      ],
      [
        'a cluster that the workspace is not on',
        { spec: { ...componentCreation.spec, clusters: ['odp-us'] } },
        "clusters[0]: there is no cluster of the workspace 'odp-us'",
      ],
      [
        'an event that there is not',
        { spec: { ...componentCreation.spec, event: 'pipeline.lost' } },
        "event: there is no event type 'pipeline.lost'",
      ],
    ])('are not made in %s', async (_where, change, message) => {
      await bench.made();
      await expect(
        bench.workspaces.plan({ ...componentCreation, ...change }),
      ).rejects.toThrow(message);
    });

    it('go with their workspace, and what was asked of them ends', async () => {
      bench.policy.components = ['deploy'];
      await made();
      const waiting = await bench.ask(deployOf('a'));
      const end = await bench.ask(END);
      // While that is decided on, nothing begins.
      await expect(bench.ask(restart)).rejects.toThrow(
        `Operation ${end.id} is to decommission workspace 'acme-risk'`,
      );
      await bench.approve(end.id);
      expect(await bench.workspaces.getOperation(waiting.id)).toMatchObject({
        state: 'cancelled',
        message: "Workspace 'acme-risk' is being removed.",
      });
      await expect(bench.workspaces.plan(restart)).rejects.toThrow(
        "Workspace 'acme-risk' is being removed",
      );
      await bench.settle();
      expect((await get()).phase).toBe('gone');
      expect((await bench.workspaces.get('acme-risk')).phase).toBe('gone');
      expect(bench.workloads.held.size + bench.subscriptions.held.size).toBe(0);
    });

    it('fail with the words of what refuses them, and are repaired by the next change', async () => {
      await made();
      bench.workloads.refusal = '3 pods do not fit';
      await expect(bench.ask(scaleTo(3, 3))).rejects.toThrow(
        '3 pods do not fit',
      );
      expect(
        (await bench.workspaces.plan(scaleTo(3, 3))).refusals,
      ).toMatchObject([
        { system: 'workload', place: 'odp-eu', message: '3 pods do not fit' },
      ]);
      expect(await get()).toMatchObject({ phase: 'ready', generation: 1 });
    });
  });
}
