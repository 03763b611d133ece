import type { Knex } from 'knex';
import { LeaseLostError, type LookResult } from '../store/Claim';
import { benchForEach } from './benchForEach';
import { deployOf, digestOf } from './componentRequests';
import type { WorkspacesBench } from './WorkspacesBench';
import { decommission } from './workspaceRequests';

const MINUTES = 5 * 60_000;
const grown = {
  kind: 'resize',
  workspace: 'acme-risk',
  spec: { tier: 'm' },
} as const;

/** What a look that failed for the third time leaves behind. */
const LEFT: LookResult = {
  conditions: [],
  observedGeneration: 1,
  failures: 3,
  isRunning: false,
  isGone: false,
  nextLookInMs: MINUTES,
};

/** What becomes of what is asked for while somebody looks, over every database. */
export function describeClaims(connect: () => Promise<Knex>): void {
  let knex: Knex;
  let bench: WorkspacesBench;
  benchForEach(connect, (made, database) => {
    bench = made;
    knex = database;
  });
  const makeDue = async () => {
    await knex('workspaces').update({ next_look_at: 0 });
    await knex('components').update({ next_look_at: 0 });
  };

  describe('what is asked for during a look', () => {
    it('is due at once for a workspace, and starts without failures', async () => {
      await bench.made();
      await makeDue();
      const looking = await bench.claims().next();
      await bench.ask(grown);
      await looking!.release(LEFT);
      const next = await bench.claims().next();
      expect(next?.record).toMatchObject({ generation: 2, failures: 0 });
    });

    it('is due at once for a component, and starts without failures', async () => {
      await bench.componentMade();
      await makeDue();
      const looking = await bench.componentClaims().next();
      await bench.ask(deployOf('a'));
      await looking!.release(LEFT);
      const next = await bench.componentClaims().next();
      expect(next?.record).toMatchObject({ generation: 2, failures: 0 });
    });

    it('leaves a look that nothing came into as it was: later, with its failures', async () => {
      await bench.made();
      await makeDue();
      const looking = await bench.claims().next();
      await looking!.release(LEFT);
      expect(await bench.claims().next()).toBeUndefined();
      expect((await bench.store.find('acme-risk'))?.record.failures).toBe(3);
    });

    it('is the end of the workspace: who makes a component of it writes nothing more', async () => {
      await bench.componentMade();
      const { id: deployment } = await bench.ask(deployOf('a'));
      const { id: end } = await bench.ask(decommission);
      const making = await bench.componentClaims().next();
      bench.workloads.before = async call => {
        if (call === 'apply workload') {
          await bench.approve(end);
        }
      };
      const before = [...bench.workloads.writes];
      await expect(bench.lookWith(making!)).rejects.toBeInstanceOf(
        LeaseLostError,
      );
      expect(bench.workloads.writes).toEqual(before);
      expect(await bench.workspaces.getOperation(deployment)).toMatchObject({
        state: 'failed',
        message: "Workspace 'acme-risk' is being removed.",
      });
      // Whoever is next takes it away, and does not wait for the lease.
      await bench.look();
      expect(await bench.componentClaims().next()).toMatchObject({
        id: 'scoring-agent',
        record: { isRemoved: true },
      });
    });

    it('is not done by a look that began before it', async () => {
      await bench.componentMade();
      await makeDue();
      const looking = await bench.componentClaims().next();
      const { id } = await bench.ask(deployOf('a'));
      await bench.lookWith(looking!);
      expect((await bench.workspaces.getOperation(id)).state).toBe('applying');
      await bench.settle();
      expect((await bench.workspaces.getOperation(id)).state).toBe('done');
      expect(bench.workloads.held.get('scoring-agent workload')).toContain(
        digestOf('a'),
      );
    });
  });
}
