import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { FakeTopologyBackend } from '../__testUtils__/FakeTopologyBackend';
import { type ClustersApi, clustersApiRef } from './ClustersApi';
import { useTopology } from './useTopology';

function start() {
  const backend = new FakeTopologyBackend();
  backend.nowRuns({ a: 'healthy', b: 'healthy' });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[clustersApiRef, backend as Partial<ClustersApi>]]}>
      {children}
    </TestApiProvider>
  );
  const { result } = renderHook(() => useTopology('odp-eu'), { wrapper });
  const pods = () =>
    Object.fromEntries(
      [...(result.current.data?.pods ?? [])].map(([key, pod]) => [
        key,
        pod.status,
      ]),
    );
  const refresh = async () => act(async () => result.current.refresh());
  return { backend, result, pods, refresh };
}

describe('useTopology', () => {
  it('asks for the whole once and then for changes, and keeps what did not change', async () => {
    const { backend, result, pods, refresh } = start();
    await waitFor(() => expect(Object.keys(pods())).toHaveLength(2));
    const first = result.current.data!;
    await refresh();
    expect(result.current.data).toBe(first);

    backend.nowRuns({ a: 'healthy', b: 'failing', c: 'progressing' });
    await refresh();
    await waitFor(() =>
      expect(pods()).toEqual({
        'data/a': 'healthy',
        'data/b': 'failing',
        'data/c': 'progressing',
      }),
    );
    backend.nowRuns({ a: 'healthy' });
    await refresh();
    await waitFor(() => expect(pods()).toEqual({ 'data/a': 'healthy' }));
    expect(result.current.data!.pods.get('data/a')).toBe(
      first.pods.get('data/a'),
    );
    expect(backend.asked).toEqual([undefined, 'r1', 'r1', 'r2']);
  });

  it('keeps the picture when an answer gets lost, and goes on from what it holds', async () => {
    const { backend, result, pods, refresh } = start();
    await waitFor(() => expect(Object.keys(pods())).toHaveLength(2));
    backend.losing = 1;
    backend.nowRuns({ a: 'failing', b: 'healthy' });
    await refresh();
    await waitFor(() => expect(result.current.error).toBeDefined());
    expect(pods()).toEqual({ 'data/a': 'healthy', 'data/b': 'healthy' });

    backend.nowRuns({ a: 'failing' });
    await refresh();
    await waitFor(() => expect(pods()).toEqual({ 'data/a': 'failing' }));
    expect(result.current.error).toBeUndefined();
    expect(backend.asked).toEqual([undefined, 'r1', 'r1']);
  });

  it('asks for the whole when it is told changes of something else', async () => {
    const { backend, pods, refresh } = start();
    await waitFor(() => expect(Object.keys(pods())).toHaveLength(2));
    backend.confused = true;
    backend.nowRuns({ b: 'degraded' });
    await refresh();
    await waitFor(() => expect(pods()).toEqual({ 'data/b': 'degraded' }));
    expect(backend.asked).toEqual([undefined, 'r1', undefined]);
  });
});
