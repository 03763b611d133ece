import { FakePulsar, type FakeRights } from '@internal/test-utils';
import { SweepBench, topicOf } from '../__testUtils__/SweepBench';
import { aTopic, somePolicies } from '../__testUtils__/topics';

const ACME = 'odp/workspace-acme-risk';
const ORDERS = `persistent://${ACME}/orders`;

describe('with fewer rights', () => {
  let pulsar: FakePulsar;
  let bench: SweepBench | undefined;

  beforeEach(async () => {
    pulsar = await FakePulsar.start();
    pulsar.namespaces.set(ACME, somePolicies());
    pulsar.topics.set(ORDERS, aTopic());
    pulsar.metrics = [0, 1, 2].map(broker => [
      `pulsar_rate_in{namespace="${ACME}",topic="persistent://${ACME}/of-broker-${broker}"} 5`,
      `pulsar_subscription_back_log{namespace="${ACME}",topic="persistent://${ACME}/of-broker-${broker}",subscription="s"} 7`,
    ]);
  });
  afterEach(async () => {
    await bench?.stop();
    bench = undefined;
    await pulsar.stop();
  });

  const sweep = async (
    rights: FakeRights,
    options?: Parameters<typeof SweepBench.start>[1],
  ) => {
    pulsar.tokens.set('secret', rights);
    bench = SweepBench.start(pulsar, options);
    const snapshot = await bench.snapshot();
    expect(bench.watch.freshness().state).toBe('live');
    return snapshot;
  };
  const gapsOf = ({
    gaps,
  }: {
    gaps: readonly { kind: string; cause: string }[];
  }) => gaps.map(({ kind, cause }) => `${kind} ${cause}`).sort();

  it('falls back on the metrics of the brokers that it knows, and names what it does not see and the right that would help', async () => {
    const snapshot = await sweep('consume', {
      brokerHosts: [pulsar.host(1), 'broker-without-a-port'],
    });
    expect(snapshot.source).toBe('metrics');
    // Not being allowed to list brokers, it cannot know how many there are.
    expect(snapshot.coverage).toEqual({ answered: 2 });
    expect(topicOf(snapshot, 'of-broker-0')).toMatchObject({
      messagesInPerSecond: 5,
      subscriptions: [{ name: 's', backlogEntries: 7 }],
    });
    expect(topicOf(snapshot, 'of-broker-1')).toBeDefined();
    expect(snapshot.namespaces).toEqual([ACME]);
    expect(snapshot.policies.size).toBe(0);
    expect(snapshot.bookies).toBeUndefined();
    expect(gapsOf(snapshot)).toEqual([
      'bookies forbidden',
      'broker defaults forbidden',
      'broker statistics forbidden',
      'brokers forbidden',
      'policies forbidden',
    ]);
    expect(snapshot.gaps.find(({ kind }) => kind === 'policies')!.message).toBe(
      "The portal's token may not read policies of tenant odp, which hides limits, and how they differ from the declared ones; make its role an admin of the tenant.",
    );
  });

  it("reads the policies of its tenant, and all namespaces of it, as a tenant's admin", async () => {
    pulsar.namespaces.set('odp/workspace-empty', somePolicies());
    const snapshot = await sweep('tenant-admin');
    expect(snapshot.namespaces).toEqual([ACME, 'odp/workspace-empty']);
    expect(snapshot.policies.get(ACME)).toMatchObject({
      publishMessages: { state: 'set', value: 1000 },
      // Its defaults are the brokers', which this role may not read.
      dispatchMessages: { state: 'inherited' },
    });
    expect(gapsOf(snapshot)).not.toContain('policies forbidden');
  });

  it('asks a tenant that refuses for one namespace, not for all of them', async () => {
    pulsar.metrics[0] = Array.from(
      { length: 50 },
      (_, index) =>
        `pulsar_rate_in{topic="persistent://odp/workspace-${index}/t"} 1`,
    );
    await sweep('consume');
    await bench!.stop();
    pulsar.calls.length = 0;
    await sweep('consume');
    const versions = pulsar.calls.filter(({ path }) =>
      path.endsWith('/version'),
    );
    const policies = pulsar.calls.filter(({ path }) =>
      path.includes('/namespaces/odp/workspace-'),
    );
    expect(policies.length / versions.length).toBeLessThanOrEqual(8);
  });

  it('reads one page of metrics where configuration names it, also behind a proxy', async () => {
    const snapshot = await sweep('consume', {
      isProxy: true,
      metricsUrl: `${pulsar.url(2)}/metrics/`,
    });
    expect(snapshot.source).toBe('metrics');
    expect(snapshot.topics.map(({ reading }) => reading.name)).toEqual([
      `persistent://${ACME}/of-broker-2`,
    ]);
  });

  it('says what to do where neither statistics nor metrics can be reached', async () => {
    pulsar.tokens.set('secret', 'consume');
    bench = SweepBench.start(pulsar, { isProxy: true });
    await bench.next();
    expect(bench.watch.snapshot).toBeUndefined();
    expect(bench.watch.freshness()).toMatchObject({
      state: 'unreachable',
      reason: expect.stringContaining('metrics.url'),
    });
  });

  it('sees everything again when its role gets the rights', async () => {
    await sweep('consume');
    pulsar.tokens.set('secret', 'super-user');
    const snapshot = await bench!.snapshot();
    expect(snapshot.source).toBe('broker-stats');
    expect(snapshot.gaps).toEqual([]);
    expect(topicOf(snapshot, 'orders')!.producers).toHaveLength(1);
  });
});
