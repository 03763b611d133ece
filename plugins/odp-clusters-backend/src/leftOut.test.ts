import type { NamespaceList } from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

describe('kinds that the configuration leaves out', () => {
  it('are not read, named as gaps, and no reason for alarm', async () => {
    const day = await startBusyDay();
    const portal = await startPortal({
      ...day,
      clusters: { leaveOut: ['events', 'poddisruptionbudgets'] },
    });
    const list = await portal.until<NamespaceList>(
      '/clusters/odp-eu/namespaces',
      ({ items }) => items?.length > 0,
    );
    expect(list.freshness.state).toBe('live');
    expect(list.gaps).toEqual([
      {
        kind: 'poddisruptionbudgets',
        cause: 'left-out',
        message:
          'poddisruptionbudgets are left out by configuration (odp.clusters.leaveOut), which hides which disruptions are allowed.',
      },
      {
        kind: 'events',
        cause: 'left-out',
        message:
          'events are left out by configuration (odp.clusters.leaveOut), which hides warnings.',
      },
    ]);
    expect(list.items[0].warnings).toBeUndefined();
    expect(list.items[0].budgets).toBeUndefined();
    expect(
      day.sandbox.clusters['odp-eu'].requests
        .entries()
        .filter(({ resource }) => resource === 'events'),
    ).toEqual([]);
    expect(
      portal.logged.filter(
        ({ level, text }) => level === 'warn' && text.includes('left out'),
      ),
    ).toEqual([]);
    await portal.stop();
    await day.stop();
  });
});
