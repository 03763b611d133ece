import {
  type NamespaceDetail,
  parseQuantity,
} from '@internal/plugin-odp-clusters-common';
import { RealPlace } from './__testUtils__/RealPlace';

jest.setTimeout(180_000);

const FAULT = 'testbed.odp.io/fault';

describe('what the portal says of a real cluster', () => {
  let place: RealPlace;
  let portal: Awaited<ReturnType<RealPlace['startPortal']>>;
  beforeAll(async () => {
    place = await RealPlace.create();
    portal = await place.startPortal();
  });
  afterAll(async () => {
    await portal?.stop();
    await place?.remove();
  });

  const detailUntil = (wanted: (detail: NamespaceDetail) => boolean) =>
    portal.until<NamespaceDetail>(
      `/clusters/odp-eu/namespaces/${place.namespace}`,
      detail => detail.summary !== undefined && wanted(detail),
    );
  /** What the portal says of the one pod of a Deployment. */
  const troubleOf = async (name: string, rule: string) => {
    const of = ({ troubledPods }: NamespaceDetail) =>
      troubledPods.find(pod => pod.workload?.name === name);
    const detail = await detailUntil(now => of(now)?.reasons[0].rule === rule);
    return of(detail)!;
  };

  it("names the scheduler's own reason for a pod without a node", async () => {
    await place.deploy('huge', { requests: { cpu: '999' } });
    const pod = await troubleOf('huge', 'pod.unschedulable');
    const [real] = await place.pods('huge');
    const condition = real.status!.conditions.find(
      ({ type }: { type: string }) => type === 'PodScheduled',
    );
    expect(condition.message).toMatch(/^0\/\d+ nodes are available: .*cpu/);
    expect(pod).toMatchObject({
      name: real.metadata.name,
      status: 'degraded',
      reasons: [
        {
          message: expect.stringContaining(
            'waits for a node with enough cpu: 0/',
          ),
          since: new Date(condition.lastTransitionTime).toISOString(),
        },
      ],
    });
    const { body } = await portal.get('/clusters/odp-eu/topology').expect(200);
    expect(
      body.waiting.find(
        (group: { namespace: string }) => group.namespace === place.namespace,
      ),
    ).toMatchObject({
      schedulerMessage: condition.message,
      requests: { cpu: 999 },
    });
  });

  it("shows the quota controller's numbers, and a budget that allows nothing", async () => {
    await place.cluster.create(place.path('resourcequotas'), {
      metadata: { name: 'room' },
      spec: { hard: { 'requests.cpu': '1000', pods: '40' } },
    });
    await place.cluster.create(
      place.path('poddisruptionbudgets', 'apis/policy/v1'),
      {
        metadata: { name: 'tight' },
        spec: {
          minAvailable: 2,
          selector: { matchLabels: { app: 'budgeted' } },
        },
      },
    );
    await place.deploy('budgeted', { replicas: 2, requests: { cpu: '250m' } });
    const usedOf = async () =>
      (await place.cluster.admin.get(`${place.path('resourcequotas')}/room`))
        .body.status?.used?.['requests.cpu'];
    // With the pod that waits for a node.
    await place.until('the quota', async () => (await usedOf()) === '999500m');
    const used = parseQuantity(await usedOf());
    const detail = await detailUntil(
      ({ summary, budgets }) =>
        budgets[0]?.allowed === 0 &&
        summary.quota?.find(({ resource }) => resource === 'requests.cpu')
          ?.used === used,
    );
    expect(detail.summary.quota).toEqual(
      expect.arrayContaining([
        { quota: 'room', resource: 'requests.cpu', used, hard: 1000 },
      ]),
    );
    const { body } = await place.cluster.admin.get(
      `${place.path('poddisruptionbudgets', 'apis/policy/v1')}/tight`,
    );
    expect(body.status.disruptionsAllowed).toBe(0);
    expect(detail.summary.budgets).toMatchObject({
      total: 1,
      smallestAllowed: 0,
      exhausted: ['tight'],
    });
  });

  it('says that a quota keeps pods from being made, as the API server told the controller', async () => {
    await place.deploy('denied', { requests: { cpu: '2' } });
    const detail = await detailUntil(({ workloads }) =>
      workloads.some(
        ({ name, reasons }) =>
          name === 'denied' && /quota/.test(reasons[0]?.message ?? ''),
      ),
    );
    const denied = detail.workloads.find(({ name }) => name === 'denied')!;
    expect(denied).toMatchObject({ status: 'failing', ready: 0, desired: 1 });
    expect(denied.reasons[0].message).toContain('room');
    await place.cluster.remove(`${place.path('resourcequotas')}/room`);
  });

  it('names a crash loop and an image that cannot be pulled, with the events that the cluster has', async () => {
    await place.deploy('crashing', { labels: { [FAULT]: 'crash-loop' } });
    await place.deploy('pulling', { labels: { [FAULT]: 'image-pull' } });
    const crashing = await troubleOf('crashing', 'pod.crash-loop');
    expect(crashing).toMatchObject({
      status: 'failing',
      reasons: [{ message: 'CrashLoopBackOff, last exit 1 Error' }],
    });
    const pulling = await troubleOf('pulling', 'pod.image-pull');
    expect(pulling.reasons[0].message).toMatch(
      /^image example\/app:1 cannot be pulled \((ErrImagePull|ImagePullBackOff)\)$/,
    );
    const told = await detailUntil(({ warnings }) =>
      warnings.some(({ object }) => object.name === crashing.name),
    );
    const warning = told.warnings.find(
      ({ object }) => object.name === crashing.name,
    )!;
    const real = (
      await place.cluster.list(
        `${place.path('events')}?fieldSelector=type%3DWarning`,
      )
    ).filter(
      ({ involvedObject }) =>
        (involvedObject as { name: string }).name === crashing.name,
    );
    expect(
      real.map(({ reason, message }) => ({ reason, message })),
    ).toContainEqual({ reason: warning.reason, message: warning.message });
    // The label on the pod template is the switch: without it new pods are well.
    await place.cluster.patch(`${place.deployments}/crashing`, {
      spec: { template: { metadata: { labels: { [FAULT]: null } } } },
    });
    await detailUntil(
      ({ workloads }) =>
        workloads.find(({ name }) => name === 'crashing')?.status === 'healthy',
    );
  });

  it('knows nothing of pods on a node that went silent, since when the node controller says so', async () => {
    const node = `${place.namespace}-silent`;
    const capacity = { cpu: '4', memory: '8Gi', pods: '20' };
    await place.cluster.create('/api/v1/nodes', {
      metadata: {
        name: node,
        labels: { 'kubernetes.io/hostname': node },
      },
      spec: { taints: [{ key: 'own', effect: 'NoSchedule' }] },
      status: { capacity, allocatable: capacity },
    });
    try {
      await place.deploy('quiet', {
        pod: {
          nodeSelector: { 'kubernetes.io/hostname': node },
          tolerations: [{ key: 'own', operator: 'Exists' }],
        },
      });
      await detailUntil(
        ({ workloads }) =>
          workloads.find(({ name }) => name === 'quiet')?.status === 'healthy',
      );
      await place.cluster.patch(`/api/v1/nodes/${node}`, {
        metadata: { labels: { [FAULT]: 'silent' } },
      });
      const { reasons, status } = await troubleOf('quiet', 'pod.node-silent');
      const { body } = await place.cluster.admin.get(`/api/v1/nodes/${node}`);
      const ready = body.status.conditions.find(
        ({ type }: { type: string }) => type === 'Ready',
      );
      expect(ready.status).toBe('Unknown');
      expect(status).toBe('unknown');
      expect(reasons[0]).toMatchObject({
        message: `on node ${node}, which is silent`,
        since: new Date(ready.lastTransitionTime).toISOString(),
      });
      const list = (await portal.get('/clusters/odp-eu/namespaces')).body;
      expect(list.silentNodes).toEqual([
        {
          name: node,
          since: new Date(ready.lastTransitionTime).toISOString(),
        },
      ]);
    } finally {
      await place.cluster.remove(`/api/v1/nodes/${node}`);
    }
  });
});
