import {
  type NamespaceDetail,
  namespaceDetailSchema,
} from '@internal/plugin-odp-clusters-common';
import { startEmptyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

const PLACE = '/clusters/odp-eu/namespaces/shop';

describe('a cluster whose nodes are simulated', () => {
  it('says so of each of its namespaces, as soon as one node is', async () => {
    const day = await startEmptyDay();
    const { store } = day.sandbox.clusters['odp-eu'];
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    const portal = await startPortal(day);
    try {
      await portal.until(PLACE, ({ isSimulated }) => isSimulated === false);
      store.create({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: {
          name: 'played',
          annotations: { 'kwok.x-k8s.io/node': 'fake' },
        },
      });
      const detail = await portal.until<NamespaceDetail>(
        PLACE,
        ({ isSimulated }) => isSimulated === true,
      );
      expect(namespaceDetailSchema.parse(detail).isSimulated).toBe(true);
    } finally {
      await portal.stop();
      await day.stop();
    }
  });
});
