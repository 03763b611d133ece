import type { Knex } from 'knex';
import { benchForEach } from './benchForEach';
import {
  componentCreation,
  componentDeletion,
  deployOf,
  digestOf,
  rollBackTo,
  scaleTo,
} from './componentRequests';
import { owner, type WorkspacesBench } from './WorkspacesBench';
import { creation } from './workspaceRequests';

/** What is refused of components, over every database. */
export function describeComponentRefusals(connect: () => Promise<Knex>): void {
  let bench: WorkspacesBench;
  benchForEach(connect, made => {
    bench = made;
  });
  const get = () => bench.components.get('scoring-agent');

  describe('components that are refused', () => {
    it.each([
      ['scoring-agent', "There is a component 'scoring-agent'"],
      ['kong', "There is a Component 'kong' in the catalog"],
    ])('are not called %s where that is taken', async (component, message) => {
      await bench.componentMade();
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
      await bench.componentMade();
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

    it('go back to no generation that they never had', async () => {
      await bench.componentMade();
      await expect(bench.workspaces.plan(rollBackTo(7))).rejects.toThrow(
        "spec.generation: component 'scoring-agent' has no generation 7 to go back to",
      );
    });

    it('are not those of another workspace, whatever right one has there', async () => {
      await bench.componentMade();
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

    it('fail with the words of what refuses them, and are repaired by the next change', async () => {
      await bench.componentMade();
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
