import type {
  ClusterList,
  NamespaceList,
} from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

const NAMESPACES = '/clusters/odp-eu/namespaces';

describe('a kind that only fails, such as one with a broken conversion webhook', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeEach(async () => {
    day = await startBusyDay();
  });
  afterEach(async () => {
    await portal.stop();
    await day.stop();
  });

  it('does not keep the rest of its cluster from being shown, and is taken up when it is mended', async () => {
    const { faults } = day.sandbox.clusters['odp-eu'];
    for (const verb of ['list', 'watch']) {
      faults.inject({
        verb,
        resource: 'peerauthentications',
        effect: { kind: 'status', code: 500 },
      });
    }
    portal = await startPortal({
      ...day,
      clusters: { kindFailureTimeout: { seconds: 1 } },
    });
    const list = await portal.until<NamespaceList>(
      NAMESPACES,
      ({ items }) => items.length > 10,
    );
    expect(list.freshness.state).toBe('live');
    expect(list.gaps).toMatchObject([
      {
        kind: 'peerauthentications',
        cause: 'failed',
        message: expect.stringMatching(/the server answers 500/),
      },
    ]);
    const named = (name: string) => list.items.find(item => item.name === name);
    expect(named('execution')!.mesh.unknown).toMatch(/cannot be read/);
    expect(named('execution')!.health.status).toBe('degraded');
    expect(named('workspace-acme-risk')!.health.status).toBe('healthy');

    faults.clear();
    const mended = await portal.until<NamespaceList>(NAMESPACES, ({ items }) =>
      items.every(({ mesh }) => !mesh.unknown),
    );
    expect(mended.gaps).toEqual([]);
    expect(mended.items.map(({ mesh }) => mesh.mode)).toContain('STRICT');
  });

  it('is waited for at first, and the cluster is said to be starting', async () => {
    day.sandbox.clusters['odp-eu'].faults.inject({
      resource: 'peerauthentications',
      effect: { kind: 'status', code: 500 },
    });
    portal = await startPortal({ ...day });
    const { items } = await portal.until<ClusterList>(
      '/clusters',
      ({ items: [{ freshness }] }) =>
        freshness.state === 'starting' && freshness.reason !== undefined,
    );
    expect(items[0]).toMatchObject({
      freshness: {
        state: 'starting',
        reason: expect.stringMatching(/^peerauthentications: .* 500/),
      },
      gaps: [],
    });
    expect(items[0].health).toBeUndefined();
  });
});
