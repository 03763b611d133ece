import { FakeTopologyBackend } from '../__testUtils__/FakeTopologyBackend';
import { followTopology } from './followTopology';

describe('followTopology', () => {
  it('hands on what it holds although the load that brought it was called off', async () => {
    const backend = new FakeTopologyBackend();
    backend.nowRuns({ a: 'healthy' });
    const load = followTopology(backend, 'odp-eu');
    const { signal } = new AbortController();
    const first = await load({ signal });
    backend.nowRuns({ a: 'failing' });
    // Nobody takes this one: the page was just left. It comes back with the ETag that it had.
    await load({ signal, etag: '"r1"' });
    const again = await load({ signal, etag: '"r1"' });
    expect(again).toMatchObject({ kind: 'data', data: { revision: 'r2' } });
    expect(first).toMatchObject({ data: { revision: 'r1' } });
  });
});
