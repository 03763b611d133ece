import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  isOneOf,
  odpPodLogsReadPermission,
} from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';
import { createRouter } from './router';
import type { ClustersService } from './service/ClustersService';

jest.setTimeout(60_000);

const EXECUTION = '/clusters/odp-eu/namespaces/execution';

/** A request for each route. */
const ROUTES: Array<[string, string]> = [
  ['/clusters', '/clusters'],
  ['/clusters/:cluster/topology', '/clusters/odp-eu/topology'],
  ['/architecture', '/architecture?cluster=odp-eu'],
  ['/clusters/:cluster/rollouts', '/clusters/odp-eu/rollouts'],
  ['/clusters/:cluster/namespaces', '/clusters/odp-eu/namespaces'],
  ['/clusters/:cluster/namespaces/:namespace', EXECUTION],
  [
    '/clusters/:cluster/namespaces/:namespace/pods/:pod/logs',
    `${EXECUTION}/pods/user-api-0/logs`,
  ],
];

type Portal = Awaited<ReturnType<typeof startPortal>>;

describe('the routes', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  const portals: Portal[] = [];
  let portal: Portal;
  let stranger: Portal;
  let reader: Portal;
  /** A portal of a caller who may see two namespaces and read the log of `logsOf`. */
  const start = async (
    options: Partial<Parameters<typeof startPortal>[0]> = {},
  ) => {
    const started = await startPortal({ ...day, ...options });
    portals.push(started);
    return started;
  };
  beforeAll(async () => {
    day = await startBusyDay();
    portal = await start();
    stranger = await start({ readsClusters: false });
    reader = await start({
      may: isOneOf({ namespaces: ['execution', 'data'] }),
      decisions: {
        [odpPodLogsReadPermission.name]: isOneOf({ namespaces: ['data'] }),
      },
    });
    await portal.until(EXECUTION, body => body.summary !== undefined);
    await reader.until(EXECUTION, body => body.summary !== undefined);
  });
  afterAll(async () => {
    await Promise.all(portals.map(each => each.stop()));
    await day.stop();
  });

  it('each have a row here', () => {
    const router = createRouter({
      httpAuth: mockServices.httpAuth(),
      auditor: mockServices.auditor.mock(),
      clusters: {} as ClustersService,
    });
    expect(ROUTES.map(([route]) => route)).toEqual(
      router.stack.map(({ route }) => route?.path),
    );
  });

  it.each(ROUTES)('%s is for nobody without credentials', async (_, place) => {
    const { status } = await portal
      .get(place)
      .set('Authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it.each(ROUTES)(
    '%s is for nobody without the right to clusters, and says which it is',
    async (_, place) => {
      const { body } = await stranger.get(place).expect(403);
      expect(body.error.message).toBe(
        'Clusters need the right odp.cluster.read',
      );
    },
  );

  it('tells of rollouts of namespaces that the caller sees alone, the newest first, with what runs since', async () => {
    const rollouts = async (as: Portal) =>
      (await as.get('/clusters/odp-eu/rollouts').expect(200)).body.items;
    const namespacesOf = (items: { namespace: string }[]) => [
      ...new Set(items.map(({ namespace }) => namespace)),
    ];
    const all = await rollouts(portal);
    expect(namespacesOf(all).length).toBeGreaterThan(2);
    const some = await rollouts(reader);
    expect(namespacesOf(some).sort()).toEqual(['data', 'execution']);
    const times = some.map(({ since }: { since: string }) => since);
    expect(times).toEqual([...times].sort().reverse());
    // Others run since they were made.
    expect(some[0]).toEqual({
      namespace: 'execution',
      kind: 'Deployment',
      name: 'yaml-processor',
      image: 'odp/yaml-processor:2.8.0',
      since: expect.any(String),
    });
  });

  it('gives no log of a namespace to who may only see it, and names the right', async () => {
    const podOf = async (namespace: string) => {
      const place = `/clusters/odp-eu/namespaces/${namespace}`;
      const { body } = await reader.get(place).expect(200);
      return `${place}/pods/${body.troubledPods[0].name}/logs`;
    };
    const { body } = await reader.get(await podOf('execution')).expect(403);
    expect(body.error.message).toBe(
      "Logs of namespace 'execution' of odp-eu need the right odp.pod.logs.read",
    );
    await reader.get(await podOf('data')).expect(200);
  });
});
