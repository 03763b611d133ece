import { rollBackTarget } from '@internal/plugin-odp-workspaces-common';
import type { Knex } from 'knex';
import { benchForEach } from './benchForEach';
import {
  componentCreation,
  componentDeletion,
  componentRepair,
  deployOf,
  digestOf,
  restart,
  rollBackTo,
  scaleTo,
} from './componentRequests';
import { approver, owner, type WorkspacesBench } from './WorkspacesBench';

/** What can be asked of components, over every database. */
export function describeComponents(connect: () => Promise<Knex>): void {
  let knex: Knex;
  let bench: WorkspacesBench;
  benchForEach(connect, (made, database) => {
    bench = made;
    knex = database;
  });
  const get = () => bench.components.get('scoring-agent');

  describe('components', () => {
    it('are made, deployed, scaled, restarted, rolled back and taken away, each as an operation', async () => {
      await bench.componentMade();
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
      // Their workspace tells nothing of it.
      const [listed] = (await bench.components.list({})).items;
      expect(listed.lastOperation).toMatchObject({
        kind: 'restart',
        state: 'done',
        requestedBy: owner.user,
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
      await bench.componentMade();
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

    it('are best rolled back to what has run, and to anything else with a warning', async () => {
      await bench.componentMade();
      const deploy = async (figure: string, runs: boolean) => {
        bench.workloads.runs = runs;
        await bench.ask(deployOf(figure));
        await bench.settle();
      };
      await deploy('a', true);
      await deploy('b', false);
      await deploy('c', false);
      const { generations } = await get();
      expect(
        generations.map(({ generation, ranAt }) => [generation, typeof ranAt]),
      ).toEqual([
        [4, 'object'],
        [3, 'object'],
        [2, 'string'],
        [1, 'string'],
      ]);
      expect(rollBackTarget(generations)?.generation).toBe(2);
      // None has run: none is offered.
      expect(
        rollBackTarget(generations.filter(({ ranAt }) => ranAt === null)),
      ).toBeUndefined();
      const warningsOf = async (generation: number) =>
        (await bench.workspaces.plan(rollBackTo(generation))).changes.flatMap(
          ({ warnings }) => warnings,
        );
      expect(await warningsOf(2)).toEqual([]);
      expect(await warningsOf(3)).toEqual([
        'Generation 3 has never run: not all of its pods served at once.',
      ]);
      // As before anybody took note.
      await knex('component_generations').update({ ran_at: 0 });
      expect(rollBackTarget((await get()).generations)?.generation).toBe(3);
      expect(await warningsOf(3)).toEqual([
        'Whether generation 3 has ever run is not known.',
      ]);
    });

    it('are put back as they were declared by a repair, to which nobody has to agree', async () => {
      bench.policy.components = ['deploy', 'scale', 'restart'];
      await bench.componentMade();
      const { id: deployment } = await bench.ask(deployOf('a'));
      await bench.approve(deployment);
      await bench.settle();
      bench.workloads.held.set('scoring-agent workload', 'of somebody else');
      bench.subscriptions.held.clear();
      await bench.settle();
      expect((await get()).conditions.map(({ state }) => state)).toEqual([
        'drifted',
        'drifted',
      ]);
      // Without the hash of a plan: what it puts back was agreed to.
      const { id, plan, approval } = await bench.workspaces.submit(
        { ...componentRepair, idempotencyKey: 'repair' },
        owner,
      );
      expect(approval).toBeUndefined();
      expect(plan.changes.map(({ action }) => action)).toEqual([
        'create',
        'update',
      ]);
      await bench.settle();
      expect(await get()).toMatchObject({
        digest: digestOf('a'),
        generation: 3,
        observedGeneration: 3,
        conditions: [{ state: 'ready' }, { state: 'ready' }],
      });
      expect(await bench.workspaces.getOperation(id)).toMatchObject({
        kind: 'repair-component',
        state: 'done',
      });
    });

    it('are deployed by a pipeline that looks at no plan', async () => {
      await bench.componentMade();
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
  });
}
