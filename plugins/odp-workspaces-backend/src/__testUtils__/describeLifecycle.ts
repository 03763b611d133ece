import type { Places } from './Places';
import { WorkspacesPortal } from './WorkspacesPortal';

const creation = {
  kind: 'create',
  workspace: 'vela-audit',
  spec: {
    displayName: 'Vela audit',
    owner: 'group:default/risk-platform',
    members: [{ subject: 'user:default/auditor', role: 'viewer' }],
    tier: 's',
    clusters: ['odp-eu'],
  },
};
const about = { workspace: 'vela-audit' };
const PLACE = '/workspaces/vela-audit';

/** What becomes of a workspace from its first plan to its end, in any places. */
export function describeLifecycle(
  title: string,
  start: () => Promise<Places>,
): void {
  describe(`a workspace on ${title}`, () => {
    let portal: WorkspacesPortal;
    beforeAll(async () => {
      portal = await WorkspacesPortal.start(await start());
    });
    afterAll(() => portal.stop());

    const isReady = ({ phase, openOperation }: any) =>
      phase === 'ready' && !openOperation;

    it('is made, resized with an approval, repaired after a change by hand, and taken away without a trace', async () => {
      const { plan, operation } = await portal.ask(creation);
      expect(plan.refusals).toEqual([]);
      expect(plan.changes.map(({ action }: any) => action)).toEqual(
        plan.changes.map(() => 'create'),
      );
      expect(operation.state).toBe('applying');
      const made = await portal.until(PLACE, isReady);
      expect(made.conditions).toEqual(
        made.conditions.map((condition: any) =>
          expect.objectContaining({ ...condition, state: 'ready' }),
        ),
      );

      // What was tried as tenants meet it stays as evidence, check by check.
      const checks = made.checks.flatMap((one: any) => one.checks);
      expect(checks.filter((one: any) => one.outcome !== 'passed')).toEqual([]);
      for (const check of [
        { what: 'a privileged pod', found: 'refused by Pod Security' },
        { what: 'list pods', subject: 'User auditor', found: 'allowed' },
        {
          what: 'create deployments',
          subject: 'User auditor',
          found: 'denied',
        },
        { kind: 'quota', what: 'pods' },
        { kind: 'policy', what: 'Backlog limit, size', found: '1 GB' },
      ]) {
        expect(checks).toContainEqual(expect.objectContaining(check));
      }
      expect(JSON.stringify(made.conditions)).not.toContain('privileged');

      // As the policy asks of a page's button.
      const { body: asked } = await portal
        .applyConditions(
          ['group:default/risk-platform', 'group:default/lumen-esg'].map(
            (claim, index) => ({
              id: `${index}`,
              resourceRef: 'vela-audit',
              resourceType: 'odp-workspace',
              conditions: {
                rule: 'IS_OWNER',
                resourceType: 'odp-workspace',
                params: { claims: [claim] },
              },
            }),
          ),
        )
        .expect(200);
      expect(asked.items).toMatchObject([
        { result: 'ALLOW' },
        { result: 'DENY' },
      ]);

      const resize = { kind: 'resize', ...about, spec: { tier: 'l' } };
      const resized = await portal.ask(resize);
      expect(
        resized.plan.changes.filter((one: any) => one.action !== 'unchanged'),
      ).toMatchObject([
        { subject: 'LimitRange/workspace' },
        { subject: 'ResourceQuota/workspace' },
      ]);
      const approval = `/operations/${resized.operation.id}/approve`;
      await portal.post(approval, {}).expect(403);
      await portal.post(approval, {}, 'stranger').expect(403);
      await portal.post(approval, { reason: 'ok' }, 'engineer').expect(200);
      await portal.until(PLACE, body => isReady(body) && body.tier === 'l');

      const quota =
        '/api/v1/namespaces/workspace-vela-audit/resourcequotas/workspace';
      await portal.kubectl('PATCH', quota, { spec: { hard: { pods: '999' } } });
      const { plan: mending } = await portal.ask({ kind: 'repair', ...about });
      expect(
        mending.changes.filter((one: any) => one.action !== 'unchanged'),
      ).toMatchObject([
        {
          subject: 'ResourceQuota/workspace',
          fields: [{ path: 'spec.hard.pods', before: '999' }],
          conflicts: [{ manager: 'kubectl-edit', field: '.spec.hard.pods' }],
        },
      ]);
      await portal.until(PLACE, isReady);
      const { body: mended } = await portal.kubectl('GET', quota);
      expect(mended.spec.hard.pods).not.toBe('999');

      const end = await portal.ask({ kind: 'decommission', ...about });
      expect(end.operation.state).toBe('waiting');
      await portal
        .post(`/operations/${end.operation.id}/approve`, {}, 'engineer')
        .expect(200);
      await portal.until(PLACE, ({ phase }) => phase === 'gone');
      const { status } = await portal.kubectl(
        'GET',
        '/api/v1/namespaces/workspace-vela-audit',
      );
      expect(status).toBe(404);
      const { status: onBus } = await portal.pulsar(
        'GET',
        'namespaces/odp/workspace-vela-audit',
      );
      expect(onBus).toBe(404);
      const { body: again } = await portal.post('/plans', creation).expect(409);
      expect(again.error.message).toContain('its id rests until');
    });
  });
}
