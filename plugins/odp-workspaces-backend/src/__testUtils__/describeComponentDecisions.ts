import type { Knex } from 'knex';
import { benchForEach } from './benchForEach';
import {
  componentCreation,
  deployOf,
  digestOf,
  restart,
} from './componentRequests';
import { approver, type WorkspacesBench } from './WorkspacesBench';
import { decommission } from './workspaceRequests';

/** What becomes of components by what others decide, over every database. */
export function describeComponentDecisions(connect: () => Promise<Knex>): void {
  let bench: WorkspacesBench;
  benchForEach(connect, made => {
    bench = made;
  });
  const get = () => bench.components.get('scoring-agent');

  describe('components that others decide on', () => {
    it('wait for an approval where that is asked for', async () => {
      bench.policy.components = ['deploy'];
      await bench.componentMade();
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

    it('go with their workspace, and what was asked of them ends', async () => {
      bench.policy.components = ['deploy'];
      await bench.componentMade();
      const waiting = await bench.ask(deployOf('a'));
      const end = await bench.ask(decommission);
      const { place, subject, action } = end.plan.changes[0];
      expect([action, subject, place].join(' ')).toBe(
        'delete Component/scoring-agent odp-eu',
      );
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
  });
}
