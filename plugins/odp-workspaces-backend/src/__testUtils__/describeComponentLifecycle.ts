import {
  componentCreation,
  componentDeletion,
  componentRepair,
  deployOf,
  restart,
  rollBackTo,
  scaleTo,
} from './componentRequests';
import { GENERAL_NODE } from './generalNode';
import type { Places } from './Places';
import { WorkspacesPortal } from './WorkspacesPortal';

/** Of its own, so that other tests on the same servers have nothing to do with it. */
const WORKSPACE = 'lyra-scoring';
const NAMESPACE = `workspace-${WORKSPACE}`;
const NAME = 'lyra-agent';
const PLACE = `/components/${NAME}`;
const BUS = `odp/${NAMESPACE}`;

const about = { workspace: WORKSPACE, component: NAME };
const workspaceCreation = {
  kind: 'create',
  workspace: WORKSPACE,
  spec: {
    displayName: 'Lyra scoring',
    owner: 'group:default/risk-platform',
    members: [],
    tier: 's',
    clusters: ['odp-eu'],
  },
};
const KINDS = {
  deployments: '/apis/apps/v1',
  replicasets: '/apis/apps/v1',
  pods: '/api/v1',
  services: '/api/v1',
  poddisruptionbudgets: '/apis/policy/v1',
  horizontalpodautoscalers: '/apis/autoscaling/v2',
};

const workload = ({ conditions }: any) =>
  conditions?.find(({ system }: any) => system === 'workload');
const stands = (reason: string) => (component: any) =>
  workload(component)?.reason === reason && !component.openOperation;

/** What becomes of a component from its first plan to its end, in any places. */
export function describeComponentLifecycle(
  title: string,
  start: () => Promise<Places>,
): void {
  describe(`a component on ${title}`, () => {
    let portal: WorkspacesPortal;
    beforeAll(async () => {
      portal = await WorkspacesPortal.start(await start());
      await portal.kubectl('POST', '/api/v1/nodes', GENERAL_NODE);
      await portal.ask(workspaceCreation);
      await portal.until(
        `/workspaces/${WORKSPACE}`,
        ({ phase, openOperation }) => phase === 'ready' && !openOperation,
        120_000,
      );
    });
    afterAll(async () => {
      const { operation } = await portal.ask({
        kind: 'decommission',
        workspace: WORKSPACE,
        spec: { evenIfInUse: true },
      });
      await portal
        .post(`/operations/${operation.id}/approve`, {}, 'engineer')
        .expect(200);
      await portal.until(
        `/workspaces/${WORKSPACE}`,
        ({ phase }) => phase === 'gone',
        120_000,
      );
      await portal.kubectl(
        'DELETE',
        `/api/v1/nodes/${GENERAL_NODE.metadata.name}`,
      );
      await portal.stop();
    });

    const until = (reason: string) =>
      portal.until(PLACE, stands(reason), 90_000);
    const placeOf = (plural: keyof typeof KINDS) =>
      `${KINDS[plural]}/namespaces/${NAMESPACE}/${plural}/${NAME}`;
    const list = async (plural: keyof typeof KINDS) => {
      const { body } = await portal.kubectl(
        'GET',
        `${KINDS[plural]}/namespaces/${NAMESPACE}/${plural}`,
      );
      return body.items.filter(({ metadata }: any) =>
        metadata.name.startsWith(NAME),
      );
    };
    const subscriptions = async () => {
      const { status, body } = await portal.pulsar(
        'GET',
        `persistent/${BUS}/pipeline.completed/subscriptions`,
      );
      return status === 200 ? JSON.parse(body) : [];
    };

    it('awaits its image, runs it, is scaled, keeps serving with a bad image, is rolled back, mended, and goes without a trace', async () => {
      const { plan } = await portal.ask({ ...componentCreation, ...about });
      expect(plan.refusals).toEqual([]);
      expect(
        plan.changes.map(({ action, subject }: any) => [action, subject]),
      ).toEqual([
        ['create', `${NAME} of persistent://${BUS}/pipeline.completed`],
        ['create', `Service/${NAME}`],
      ]);
      const awaiting = await until('AwaitingImage');
      expect(awaiting.phase).toBe('ready');
      expect(await list('deployments')).toEqual([]);
      expect(await subscriptions()).toEqual([NAME]);

      await portal.ask({ ...deployOf('a'), ...about });
      await until('Running');
      expect(await list('pods')).toHaveLength(2);

      await portal.ask({ ...scaleTo(3, 5), ...about });
      const scaled = await until('Running');
      expect(workload(scaled).message).toBe('3 pods serve.');

      await portal.ask({ ...restart, ...about });
      await until('RollingOut');
      await until('Running');

      // The registry has no such image.
      await portal.ask({ ...deployOf('0'), ...about });
      const stuck = await until('RollingOut');
      expect(stuck.phase).toBe('ready');
      expect(workload(stuck).message).toContain('3 serve');

      await portal.ask({ ...rollBackTo(4), ...about });
      const back = await until('Running');
      expect(back.digest).toMatch(/^sha256:a/);

      // Somebody else's hand.
      await portal.kubectl('PATCH', placeOf('horizontalpodautoscalers'), {
        spec: { maxReplicas: 9 },
      });
      await portal.kubectl('DELETE', placeOf('services'));
      const { plan: mending } = await portal.ask({
        ...componentRepair,
        ...about,
      });
      expect(
        mending.changes.filter(({ action }: any) => action !== 'unchanged'),
      ).toMatchObject([
        { action: 'create', subject: `Service/${NAME}` },
        {
          action: 'update',
          subject: `HorizontalPodAutoscaler/${NAME}`,
          conflicts: [{ manager: 'kubectl-edit', field: '.spec.maxReplicas' }],
        },
      ]);
      await until('Running');
      expect(await list('services')).toHaveLength(1);
      expect((await list('horizontalpodautoscalers'))[0].spec.maxReplicas).toBe(
        5,
      );

      const { plan: end } = await portal.ask({
        ...componentDeletion,
        ...about,
      });
      expect(end.changes.map(({ action }: any) => action)).toEqual(
        Array(5).fill('delete'),
      );
      const gone = await portal.until(
        PLACE,
        ({ phase }) => phase === 'gone',
        120_000,
      );
      expect(gone.inventory).toEqual([]);
      for (const plural of Object.keys(KINDS) as Array<keyof typeof KINDS>) {
        expect([plural, await list(plural)]).toEqual([plural, []]);
      }
      expect(await subscriptions()).toEqual([]);
    });

    it('is refused, with numbers, where the quota has no room for it', async () => {
      const { body } = await portal.post('/plans', {
        ...componentCreation,
        ...about,
        component: 'lyra-large',
        spec: {
          ...componentCreation.spec,
          event: undefined,
          size: 'large',
          replicas: { min: 5, max: 5 },
        },
      });
      expect(body.refusals).toEqual([
        {
          system: 'workload',
          place: 'odp-eu',
          message: expect.stringMatching(
            /^5 pods, and one more during a rollout, do not fit into the quota of workspace-lyra-scoring on odp-eu, with what the mesh and Vault put into each: requests.cpu: 8.1 are needed, [\d.]+ of 4 is left\.$/,
          ),
        },
      ]);
    });

    it('leaves alone what somebody else made by its name', async () => {
      const place = `/api/v1/namespaces/${NAMESPACE}/services`;
      await portal.kubectl('POST', place, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'lyra-taken' },
        spec: { ports: [{ port: 80 }] },
      });
      const { body } = await portal.post('/plans', {
        ...componentCreation,
        ...about,
        component: 'lyra-taken',
        spec: { ...componentCreation.spec, event: undefined },
      });
      expect(body.refusals).toMatchObject([
        {
          message: `Service/lyra-taken is in ${NAMESPACE} on odp-eu, and the portal has not made it; it is left alone.`,
        },
      ]);
      await portal.kubectl('DELETE', `${place}/lyra-taken`);
    });
  });
}
