import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { ARCHITECTURE, isRead } from './__testUtils__/architecture';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(90_000);

const statesOf = ({ components }: Architecture) =>
  new Set(components.map(({ presence }) => presence));

describe('the architecture on bad days', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>> | undefined;
  beforeEach(async () => {
    day = await startBusyDay();
  });
  afterEach(async () => {
    await portal?.stop();
    await day.stop();
  });
  const eu = () => day.sandbox.clusters['odp-eu'];
  const until = (wanted: (body: Architecture) => boolean) =>
    portal!.until<Architecture>(ARCHITECTURE, wanted);

  it('shows a cluster that was never read as the target state has it, and no more; then keeps what it read', async () => {
    await eu().down();
    portal = await startPortal(day);
    const never = await until(
      ({ freshness }) => freshness.state === 'unreachable',
    );
    expect(statesOf(never)).toEqual(new Set(['unread', 'external']));
    expect(never.components.flatMap(({ status }) => status ?? [])).toEqual([]);
    expect(
      new Set(never.edges.flatMap(({ path, kind }) => (path ? kind : []))),
    ).toEqual(new Set(['unknown']));

    await eu().up();
    await until(isRead);
    await eu().down();
    const stale = await until(({ freshness }) => freshness.state === 'stale');
    expect(stale.freshness.asOf).toMatch(/^20/);
    expect(isRead(stale)).toBe(true);
    expect(stale.edges.find(({ id }) => id === 'dagster>pulsar')!.kind).toBe(
      'blocked',
    );
  });

  it.each([
    ['networkpolicies.networking.k8s.io', 'egress'],
    ['authorizationpolicies.security.istio.io', 'authorization'],
  ] as const)(
    'calls no path allowed while %s are forbidden, and says what to do',
    async (resource, decision) => {
      const [kind] = resource.split('.');
      eu().rights.deny('reader', resource);
      portal = await startPortal(day);
      const { edges, gaps } = await until(isRead);
      expect(gaps.map(gap => gap.kind)).toEqual([kind]);
      // Where there is no proxy, no AuthorizationPolicy has a say.
      const meshed = edges.filter(({ mesh }) => mesh.startsWith('both ends'));
      expect(meshed.length).toBeGreaterThan(30);
      expect(meshed.filter(each => each.path?.verdict === 'allowed')).toEqual(
        [],
      );
      const { path } = edges.find(({ id }) => id === 'temporal>pulsar')!;
      expect(path!.verdict).toBe('unknown');
      expect(path![decision].words).toMatch(
        new RegExp(`may not list ${kind}.*give it list and watch`),
      );
    },
  );

  it('says of a component whose workload somebody deleted that nothing of it runs', async () => {
    portal = await startPortal(day);
    await until(isRead);
    eu().store.remove(
      {
        group: 'apps',
        version: 'v1',
        kind: 'Deployment',
        plural: 'deployments',
        shortNames: [],
        namespaced: true,
      },
      'mlflow',
      'ml',
    );
    const { components } = await until(body =>
      body.components.some(({ presence }) => presence === 'absent'),
    );
    expect(components.find(({ name }) => name === 'mlflow')).toMatchObject({
      presence: 'absent',
      status: 'failing',
      reasons: [{ message: 'mlflow: nothing of it runs in odp-eu' }],
    });
  });
});
