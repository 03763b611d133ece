import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

const PLACES = [
  '/clusters/odp-eu/namespaces/execution',
  '/clusters/odp-eu/namespaces/execution/pods/user-api-0/logs',
];

describe('before the first snapshot of a cluster', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  const eu = () => day.sandbox.clusters['odp-eu'];
  const message = async (place: string) =>
    (await portal.get(place).expect(503)).body.error.message;
  beforeEach(async () => {
    day = await startBusyDay();
  });
  afterEach(async () => {
    await portal.stop();
    await day.stop();
  });

  it('does not claim that a namespace or pod is not there while the cluster is down, but says what it waits for', async () => {
    await eu().down();
    portal = await startPortal(day);
    await portal.until(
      '/clusters',
      ({ items }) => items[0].freshness.state === 'unreachable',
    );
    for (const place of PLACES) {
      expect(await message(place)).toMatch(
        /^Nothing is known of odp-eu yet\. Unreachable: nothing accepts connections at/,
      );
    }
    await eu().up();
    await portal.until(PLACES[0], body => body.summary?.name === 'execution');
    await portal.get('/clusters/odp-eu/namespaces/nothing').expect(404);
  });

  it('says how far a start has come', async () => {
    eu().faults.inject({
      resource: 'pods',
      effect: { kind: 'slow-drip', bytes: 1000, everyMs: 100 },
    });
    portal = await startPortal(day);
    await portal.until(
      '/clusters',
      ({ items }) => items[0].freshness.state === 'starting',
    );
    for (const place of PLACES) {
      expect(await message(place)).toMatch(
        /^Nothing is known of odp-eu yet\. Starting · \d+ pods read$/,
      );
    }
  });
});

describe('the first read of a large cluster', () => {
  it('does not make every open page ask with every page that was read, and is shown without waiting', async () => {
    const day = await startBusyDay();
    day.sandbox.clusters['odp-eu'].faults.inject({
      resource: 'pods',
      effect: { kind: 'slow-drip', bytes: 20_000, everyMs: 20 },
    });
    const portal = await startPortal({
      ...day,
      clusters: { snapshotInterval: { hours: 1 } },
    });
    const told = () =>
      portal.signals.filter(({ cluster }) => cluster === 'odp-eu').length;
    const progress = new Set<number>();
    await portal.until('/clusters', ({ items: [{ freshness }] }) => {
      progress.add(freshness.progress?.read ?? 0);
      return progress.size > 4;
    });
    expect(told()).toBe(1);
    await portal.until(
      '/clusters/odp-eu/namespaces',
      ({ items }) => items?.length > 0,
    );
    expect(told()).toBe(2);
    await portal.stop();
    await day.stop();
  });
});

describe('without a right to namespaces', () => {
  it('cannot tell whether a namespace is there, and says why', async () => {
    const day = await startBusyDay();
    day.sandbox.clusters['odp-eu'].rights.deny('reader', 'namespaces');
    const portal = await startPortal(day);
    await portal.until(
      '/clusters',
      ({ items }) => items[0].freshness.state === 'live',
    );
    const { body } = await portal.get(PLACES[0]).expect(503);
    expect(body.error.message).toMatch(/may not list namespaces.*; give it/);
    await portal.stop();
    await day.stop();
  });
});
