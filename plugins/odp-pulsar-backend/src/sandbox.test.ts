import {
  type BrokerList,
  type BusNamespaceList,
  type InstanceList,
  type TopicDetail,
} from '@internal/plugin-odp-pulsar-common';
import { connectInstance } from '@internal/plugin-odp-pulsar-node';
import { play, type Sandbox, startSandbox } from '@internal/sandbox';
import { loadTargetState } from '@internal/target-state';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPortal } from './__testUtils__/portal';

jest.setTimeout(90_000);

const EU = '/instances/odp-eu';
const ACME = 'odp/workspace-acme-risk';
const KYC = 'odp/workspace-nordbank-kyc';

describe('the portal on the sandbox', () => {
  let dataDir: string;
  let sandbox: Sandbox;
  let end: () => void;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  const fileOf = (name: string) => path.join(dataDir, name);
  const pulsar = () => sandbox.pulsars['odp-eu'];

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'odp-pulsar-sandbox-'));
    sandbox = await startSandbox({
      dataDir,
      pulsar: { ports: { 'odp-eu': 0, 'odp-us': 0 }, statsSeconds: 1 },
    });
    end = play(sandbox, {
      scenario: 'busy-day',
      target: loadTargetState(
        path.resolve(__dirname, '../../../target-state/odp.yaml'),
      ),
    });
    portal = await startPortal({
      intervalSeconds: 0.5,
      owners: {},
      instances: Object.values(sandbox.pulsars).map(({ name, url }) => ({
        name,
        adminUrl: url,
        tokenFile: fileOf(`pulsar-${name}.token`),
        caFile: fileOf('ca.crt'),
      })),
    });
    await portal.until<BusNamespaceList>(
      `${EU}/namespaces`,
      ({ items }) => items?.length > 0,
    );
  });
  afterAll(async () => {
    await portal.stop();
    end();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('reads every broker over TLS, of 3.1 and of 4.0', async () => {
    const { items } = await portal.until<InstanceList>('/instances', list =>
      list.items.every(({ freshness }) => freshness.state === 'live'),
    );
    expect(items).toMatchObject([
      { instance: 'odp-eu', version: '3.1.0', gaps: [] },
      { instance: 'odp-us', version: '4.0.7', gaps: [] },
    ]);
    for (const { coverage } of items) {
      expect(coverage).toEqual({ answered: 3, total: 3 });
    }
  });

  it('names the workspaces of the busy day that are in trouble, with the cause', async () => {
    const { body } = await portal.get(`${EU}/namespaces`).expect(200);
    const acme = (body as BusNamespaceList).items.find(
      ({ name }) => name === ACME,
    )!;
    expect(acme.status).toBe('failing');
    expect(acme.reasons[0]).toMatch(
      /pipeline.submitted.*yaml-processor.*unack/,
    );
    expect(acme.policy).toMatchObject({
      state: 'drift',
      drifts: [{ policy: 'publishMessages', found: '5,000 msg/s' }],
    });
    expect(acme.topics.system).toBe(1);
  });

  it('opens a partitioned topic, and holds its fullest partition against the limit', async () => {
    const { body } = await portal
      .get(`${EU}/topics/persistent/${KYC}/pipeline.step.completed`)
      .expect(200);
    const detail: TopicDetail = body;
    expect(detail.isPartitioned).toBe(true);
    const used = detail.partitions.map(({ backlog }) => backlog!.used!);
    expect(used.length).toBeGreaterThan(1);
    expect(detail.usages.find(({ kind }) => kind === 'backlog')!.used).toBe(
      Math.max(...used),
    );
    const [subscription] = detail.subscriptions;
    expect(subscription.oldestPublishedAt).toMatch(/^20/);
    expect(subscription.diagnoses.length).toBeGreaterThan(0);
  });

  it('follows a broker that sends it to the one that owns a topic', async () => {
    const { admin, addresses, http } = connectInstance({
      adminUrl: pulsar().url,
      brokerHosts: [],
      tokenFile: fileOf('pulsar-odp-eu.token'),
      caFile: fileOf('ca.crt'),
    });
    addresses.list(await admin.brokers());
    const topic = `persistent://${ACME}/pipeline.submitted`;
    const calls: number[] = [];
    for (const server of pulsar().brokerUrls) {
      const before = http.counters.calls;
      expect(
        await admin.topicStats(topic, { server, withOldest: false }),
      ).toHaveProperty('msgInCounter');
      calls.push(http.counters.calls - before);
    }
    await http.close();
    // One of the three owns it.
    expect(calls.sort()).toEqual([1, 2, 2]);
  });

  it('goes on with two brokers when the third is taken away, and says which it is', async () => {
    const name = new URL(pulsar().brokerUrls[1]).host;
    await pulsar().down(1);
    const list = await portal.until<BrokerList>(
      `${EU}/brokers`,
      ({ coverage }) => coverage?.answered === 2,
    );
    expect(list.freshness.state).toBe('live');
    expect(list.brokers.find(broker => broker.name === name)).toMatchObject({
      status: 'failing',
      reason: expect.stringContaining('nothing accepts connections'),
    });
    await pulsar().up(1);
    await portal.until<BrokerList>(
      `${EU}/brokers`,
      ({ coverage }) => coverage?.answered === 3,
    );
  });
});
