import {
  decodeTopology,
  type Topology,
  topologySchema,
} from '@internal/plugin-odp-clusters-common';
import { startBusyDay, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

const TOPOLOGY = '/clusters/odp-eu/topology';
const isRead = (topology: Topology) => topology.counts?.nodes > 0;

describe('GET /clusters/:cluster/topology', () => {
  let day: Awaited<ReturnType<typeof startBusyDay>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    day = await startBusyDay();
    portal = await startPortal(day);
    await portal.until(TOPOLOGY, isRead);
  });
  afterAll(async () => {
    await portal.stop();
    await day.stop();
  });

  it('answers as the contract says', async () => {
    const { body } = await portal.get(TOPOLOGY).expect(200);
    const model = decodeTopology(topologySchema.parse(body))!;
    expect(model.nodes.size).toBe(28);
    expect(model.zones).toEqual(['a', 'b', 'c'].map(z => `europe-north1-${z}`));
  });
});
