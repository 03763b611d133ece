import { mockCredentials } from '@backstage/backend-test-utils';
import {
  clusterListSchema,
  isOneOf,
  namespaceDetailSchema,
  type NamespaceList,
  namespaceListSchema,
} from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

const NAMESPACES = '/clusters/odp-eu/namespaces';
const isRead = (list: NamespaceList) => list.items?.length > 0;

describe('odpClustersPlugin', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    day = await startBusyDay();
    portal = await startPortal(day);
    await portal.until(NAMESPACES, isRead);
  });
  afterAll(async () => {
    await portal.stop();
    await day.stop();
  });

  it('answers as the contract says, with the causes of the busy day', async () => {
    const clusters = await portal.get('/clusters').expect(200);
    expect(
      clusterListSchema.parse(clusters.body).items.map(({ name }) => name),
    ).toEqual(['odp-eu', 'odp-us']);

    const { body } = await portal.get(NAMESPACES).expect(200);
    const { items } = namespaceListSchema.parse(body);
    const statuses = Object.fromEntries(
      items.map(({ name, health }) => [name, health.status]),
    );
    expect(statuses).toMatchObject({
      execution: 'degraded',
      data: 'degraded',
      ml: 'degraded',
      'workspace-fjord-claims': 'progressing',
      'workspace-lumen-esg': 'unknown',
      'workspace-acme-risk': 'healthy',
    });
    const execution = items.find(({ name }) => name === 'execution')!;
    expect(execution).toMatchObject({
      layer: 'execution',
      owner: 'group:default/execution-team',
      entity: 'system:default/execution',
      mesh: { mode: 'STRICT', policy: 'istio-system/default' },
      network: { ingress: 'default-deny', egress: 'default-deny' },
    });
    expect(execution.health.reasons[0].message).toBe(
      'yaml-processor: 3 of 5 pods ready; 2 pods: out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB',
    );

    const detail = await portal.get(`${NAMESPACES}/functions`).expect(200);
    expect(namespaceDetailSchema.parse(detail.body).mesh.barePods).toHaveLength(
      20,
    );
  });

  it('answers 304 to who has it, and another body after a change', async () => {
    const first = await portal.get(NAMESPACES).expect(200);
    const { etag } = first.headers;
    await portal.get(NAMESPACES).set('If-None-Match', etag).expect(304);

    day.sandbox.clusters['odp-eu'].store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'new-one' },
    });
    await portal.until(NAMESPACES, (list: NamespaceList) =>
      list.items.some(({ name }) => name === 'new-one'),
    );
    const second = await portal
      .get(NAMESPACES)
      .set('If-None-Match', etag)
      .expect(200);
    expect(second.headers.etag).not.toBe(etag);
  });

  it('signals no more than that there is something new', () => {
    expect(portal.signals.length).toBeGreaterThan(0);
    for (const signal of portal.signals) {
      expect(Object.keys(signal).sort()).toEqual(['cluster', 'revision']);
    }
  });

  it('names what is wrong with a request', async () => {
    const bad = await portal.get('/clusters/..%2Fodp-eu/namespaces');
    expect(bad.status).toBe(400);
    expect(bad.body.error.message).toMatch(/^cluster: must be lower-case/);
    await portal.get(`${NAMESPACES}/UPPER`).expect(400);
    await portal.get('/clusters/nowhere/namespaces').expect(404);
    await portal.get(`${NAMESPACES}/nothing`).expect(404);
    await portal
      .get('/clusters')
      .set('Authorization', mockCredentials.none.header())
      .expect(401);
  });

  it('reads logs through the guarded route', async () => {
    const { body } = await portal.get(`${NAMESPACES}/execution`);
    const [pod] = body.troubledPods;
    const place = `${NAMESPACES}/execution/pods/${pod.name}/logs`;

    const log = await portal.get(`${place}?tailLines=2`).expect(200);
    expect(log.text.trim().split('\n')).toHaveLength(2);
    await portal.get(`${place}?previous=true`).expect(200);
    const wrong = await portal.get(`${place}?container=nope`).expect(400);
    expect(wrong.body.error.message).toMatch(/has no container 'nope'/);
    await portal.get(`${place}?tailLines=zero`).expect(400);
    await portal.get(`${NAMESPACES}/execution/pods/not-there/logs`).expect(404);
  });

  it('lets two hundred readers cause no further LIST', async () => {
    const { requests } = day.sandbox.clusters['odp-eu'];
    const before = requests.calls('list') + requests.calls('watch');
    await Promise.all(
      Array.from({ length: 200 }, () => portal.get(NAMESPACES).expect(200)),
    );
    expect(requests.calls('list') + requests.calls('watch')).toBe(before);
  });

  describe('for callers with fewer rights', () => {
    it('shows two namespaces, counts the others, and names them only where allowed', async () => {
      const few = await startPortal({
        ...day,
        may: isOneOf({ namespaces: ['execution', 'data'] }),
        namesHidden: false,
      });
      const list = await few.until<NamespaceList>(NAMESPACES, isRead);
      expect(list.items.map(({ name }) => name).sort()).toEqual([
        'data',
        'execution',
      ]);
      expect(list.hidden.count).toBeGreaterThan(10);
      expect(list.hidden.names).toBeUndefined();
      // What one may not see cannot be told from what is not there.
      const hidden = await few.get(`${NAMESPACES}/ml`).expect(404);
      const missing = await few.get(`${NAMESPACES}/nothing`).expect(404);
      expect(hidden.body.error.message.replace('ml', 'nothing')).toBe(
        missing.body.error.message,
      );
      await few.get(`${NAMESPACES}/ml/pods/x/logs`).expect(404);
      await few.stop();
    });

    it('gives a caller who may see nothing an empty list with a count', async () => {
      const nobody = await startPortal({ ...day, may: 'nothing' });
      const list = await nobody.until<NamespaceList>(
        NAMESPACES,
        ({ hidden }) => hidden?.count > 0,
      );
      expect(list.items).toEqual([]);
      expect(list.hidden.names).toContain('execution');
      await nobody.get(`${NAMESPACES}/execution`).expect(403);
      await nobody.stop();
    });
  });
});
