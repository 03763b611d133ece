import {
  type ClusterList,
  clusterListSchema,
  namespaceListSchema,
} from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

/** What a caller is told of odp-eu and its namespaces while the portal's token may not read `kinds`. */
async function answersWithout(
  kinds: string[],
  options: Partial<Parameters<typeof startPortal>[0]> = {},
) {
  const day = await startBusyDay();
  kinds.forEach(kind =>
    day.sandbox.clusters['odp-eu'].rights.deny('reader', kind),
  );
  const portal = await startPortal({ ...day, ...options });
  try {
    const clusters = await portal.until<ClusterList>(
      '/clusters',
      ({ items }) => items[0].freshness.state === 'live',
    );
    const namespaces = await portal.get('/clusters/odp-eu/namespaces');
    return {
      cluster: clusterListSchema.parse(clusters).items[0],
      list: namespaceListSchema.parse(namespaces.body),
    };
  } finally {
    await portal.stop();
    await day.stop();
  }
}

describe('a cluster that cannot be read in part', () => {
  it('has no number of nodes and is not healthy without a right to nodes', async () => {
    const { cluster, list } = await answersWithout(['nodes']);
    expect(cluster.counts!.nodes).toBeUndefined();
    expect(cluster.health!.reasons.map(({ message }) => message)).toContain(
      'odp-eu: nodes cannot be read, which hides whether nodes answer',
    );
    expect(list.silentNodes).toBeUndefined();
    expect(list.items.length).toBeGreaterThan(10);
  });

  it('does not claim to have no namespaces without a right to them', async () => {
    const { cluster, list } = await answersWithout(['namespaces']);
    expect(cluster.health!.status).toBe('unknown');
    expect(Object.keys(cluster.counts!)).toEqual(['nodes']);
    expect(list.items).toEqual([]);
    expect(list.gaps).toMatchObject([
      { kind: 'namespaces', cause: 'forbidden' },
    ]);
  });

  it('has no number of pods and nothing healthy without a right to pods', async () => {
    const { cluster, list } = await answersWithout(['pods']);
    expect(cluster.counts!.pods).toBeUndefined();
    for (const { health, pods, restarts } of list.items) {
      expect(health.status).not.toBe('healthy');
      expect([pods, restarts]).toEqual([undefined, undefined]);
    }
  });

  it('is not healthy to a caller who may see none of its namespaces', async () => {
    const { cluster, list } = await answersWithout([], { may: 'nothing' });
    expect(cluster.health!.status).toBe('unknown');
    expect(cluster.hidden.count).toBe(list.hidden.count);
    expect(Object.keys(cluster.counts!).sort()).toEqual([
      'namespaces',
      'nodes',
    ]);
  });
});
