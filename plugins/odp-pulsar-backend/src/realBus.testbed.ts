import type {
  BusNamespaceList,
  EvictionList,
  InstanceList,
  TopicDetail,
  TopicList,
} from '@internal/plugin-odp-pulsar-common';
import { realBroker } from '@internal/test-utils';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPortal } from './__testUtils__/portal';

jest.setTimeout(120_000);

const { admin, ADMIN_URL, publish, tokenFileOf } = realBroker;
const ACME = 'odp/workspace-acme-risk';
const AT = '/instances/odp-eu';

type Portal = Awaited<ReturnType<typeof startPortal>>;

describe('the portal on a real Pulsar', () => {
  const id = randomBytes(4).toString('hex');
  const portals: Portal[] = [];
  const start = async (tokenFile: string) => {
    const portal = await startPortal({
      intervalSeconds: 1,
      owners: {},
      instances: [{ name: 'odp-eu', adminUrl: ADMIN_URL, tokenFile }],
    });
    portals.push(portal);
    return portal;
  };
  const isRead = ({ items }: BusNamespaceList) => items?.length > 0;
  const acmeOf = ({ items }: BusNamespaceList) =>
    items.find(({ name }) => name === ACME)!;
  let portal: Portal;
  beforeAll(async () => {
    portal = await start(tokenFileOf('READER'));
    await portal.until<BusNamespaceList>(`${AT}/namespaces`, isRead);
  });
  afterAll(() => Promise.all(portals.map(each => each.stop())));

  it('sees every broker, the topics with their consumers, and policies as they are declared', async () => {
    const list = await portal.until<BusNamespaceList>(
      `${AT}/namespaces`,
      body => (acmeOf(body).rates.messagesInPerSecond ?? 0) > 0,
    );
    expect(list).toMatchObject({
      source: 'broker-stats',
      coverage: { answered: 1, total: 1 },
      freshness: { state: 'live' },
    });
    expect(list.gaps.filter(({ kind }) => kind !== 'owners')).toEqual([]);
    const acme = acmeOf(list);
    expect(acme.topics.total).toBeGreaterThanOrEqual(8);
    expect(acme.policy).toEqual({ state: 'as-declared' });
    expect(acme.worst.find(({ kind }) => kind === 'backlog')!.limit).toEqual({
      state: 'set',
      value: 1_000_000_000,
    });
  });

  it('opens a topic with producers, consumers and moments', async () => {
    const { body } = await portal
      .get(`${AT}/topics/persistent/${ACME}/pipeline.submitted`)
      .expect(200);
    const detail: TopicDetail = body;
    expect(detail.producers!.length).toBeGreaterThan(0);
    expect(detail.event!.missingConsumers).toEqual([]);
    const processor = detail.subscriptions.find(
      ({ name }) => name === 'yaml-processor',
    )!;
    expect(processor).toMatchObject({
      type: 'Shared',
      isDurable: true,
      entity: 'component:default/yaml-processor',
    });
    expect(processor.consumers!.length).toBeGreaterThan(0);
    expect(processor.lastAckedAt).toMatch(/^20/);
  });

  it('finds a topic by a name that asks for trouble, and loses it when it is deleted', async () => {
    const local = `b % c#d:e?f żółw ${id}`;
    const place = `persistent/${ACME}/${encodeURIComponent(local)}`;
    await admin('PUT', place);
    await portal.until<TopicList>(`${AT}/topics`, ({ items }) =>
      items.some(({ name }) => name === `persistent://${ACME}/${local}`),
    );
    const { body } = await portal.get(`${AT}/topics/${place}`).expect(200);
    expect(body.name).toBe(`persistent://${ACME}/${local}`);
    await admin('DELETE', `${place}?force=true`);
    await portal.until(`${AT}/topics/${place}`, ({ error }) =>
      /any more|No broker/.test(error?.message ?? ''),
    );
  });

  it('joins the partitions of a partitioned topic', async () => {
    const place = `persistent/${ACME}/wide-${id}`;
    await admin('PUT', `${place}/partitions`, 3);
    for (const number of [0, 1, 2]) {
      // A broker tells of what it has loaded, and this loads it.
      await admin('GET', `${place}-partition-${number}/stats`);
    }
    const isWide = ({ name }: { name: string }) =>
      name === `persistent://${ACME}/wide-${id}`;
    const { items } = await portal.until<TopicList>(`${AT}/topics`, list =>
      list.items.some(topic => isWide(topic) && topic.partitions === 3),
    );
    expect(items.filter(({ name }) => name.includes(`wide-${id}`))).toEqual([
      expect.objectContaining({ partitions: 3 }),
    ]);
    await admin('DELETE', `${place}/partitions?force=true`);
  });

  it('notes an eviction, which the broker keeps silent about, with the subscription that lost messages', async () => {
    const namespace = `${ACME.split('/')[0]}/workspace-evicts-${id}`;
    const topic = `persistent/${namespace}/orders`;
    const quota = (limitSize: number) =>
      admin('POST', `namespaces/${namespace}/backlogQuota`, {
        limitSize,
        limitTime: -1,
        policy: 'consumer_backlog_eviction',
      });
    await admin('PUT', `namespaces/${namespace}`);
    await admin('POST', `namespaces/${namespace}/retention`, {
      retentionSizeInMB: 100,
      retentionTimeInMinutes: 60,
    });
    await quota(50_000_000);
    await admin('PUT', topic);
    await admin('PUT', `${topic}/subscription/slow`, 'earliest');
    await publish(topic, { messages: 200, bytes: 10_000 });
    const usedOf = ({ items }: BusNamespaceList) =>
      items
        .find(({ name }) => name === namespace)
        ?.worst.find(({ kind }) => kind === 'backlog')?.used ?? 0;
    await portal.until<BusNamespaceList>(
      `${AT}/namespaces`,
      list => usedOf(list) > 2_000_000,
    );
    await quota(2 ** 20);
    const list = await portal.until<EvictionList>(`${AT}/evictions`, body =>
      body.items.some(eviction => eviction.namespace === namespace),
    );
    const eviction = list.items.find(each => each.namespace === namespace)!;
    expect(eviction).toMatchObject({
      topic: topic.replace('persistent/', 'persistent://'),
      workspace: `evicts-${id}`,
      subscription: 'slow',
      evidence: 'inferred',
    });
    // Nine tenths of the quota stay.
    expect(eviction.entries).toBeGreaterThan(100);
    expect(eviction.entries).toBeLessThan(120);
    expect(eviction.readableUntil).toMatch(/^20/);
    await admin('DELETE', `namespaces/${namespace}?force=true`);
  });

  it.each([
    ['TENANT', 'as-declared', []],
    ['LIMITED', 'unknown', ['policies']],
  ])(
    'with the rights of %s reads metrics, and says what it does not see',
    async (role, policy, more) => {
      const few = await start(tokenFileOf(role));
      const list = await few.until<BusNamespaceList>(
        `${AT}/namespaces`,
        body => isRead(body) && acmeOf(body).policy.state === policy,
      );
      expect(list.source).toBe('metrics');
      expect(
        list.gaps
          .filter(({ cause }) => cause === 'forbidden')
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(
        ['bookies', 'broker defaults', 'broker statistics', 'brokers']
          .concat(more)
          .sort(),
      );
      const acme = acmeOf(list);
      expect(acme.topics.total).toBeGreaterThanOrEqual(8);
      // Metrics tell the quota in force, whoever may read policies.
      expect(acme.worst.find(({ kind }) => kind === 'backlog')!.limit).toEqual({
        state: 'set',
        value: 1_000_000_000,
      });
    },
  );

  it('is denied with a token that nobody signed, and says so', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'odp-pulsar-real-'));
    const file = path.join(folder, 'token');
    writeFileSync(file, 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.x');
    const denied = await start(file);
    const { items } = await denied.until<InstanceList>(
      '/instances',
      list => list.items[0].freshness.state === 'denied',
    );
    expect(items[0].freshness.reason).toBe(
      'Pulsar does not accept the token (401)',
    );
    rmSync(folder, { recursive: true });
  });
});
