import { signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { JsonObject } from '@backstage/types';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { loadJson } from './loadJson';
import { useLiveResource } from './useLiveResource';

const URL_EU = 'http://localhost/api/clusters/odp-eu';

/** A backend with one revision per cluster and a signal channel. */
function createFakes() {
  const listeners = new Set<(message: JsonObject) => void>();
  const state = { revision: 1, down: false };
  const calls: { url: string; etag: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const etag = new Headers(init?.headers).get('if-none-match');
    calls.push({ url: String(input), etag });
    if (state.down) {
      throw new TypeError('Failed to fetch');
    }
    const current = `"r.${state.revision}"`;
    return etag === current
      ? new Response(undefined, { status: 304 })
      : new Response(JSON.stringify({ revision: state.revision }), {
          headers: { etag: current },
        });
  };
  const signals = {
    subscribe: (_: string, listener: (message: any) => void) => {
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
  };
  const send = (message: JsonObject) =>
    act(async () => listeners.forEach(listener => listener(message)));
  return { state, calls, fetch, signals, send, listeners };
}

function render(key: string | undefined = URL_EU) {
  const fakes = createFakes();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[signalApiRef, fakes.signals]]}>
      {children}
    </TestApiProvider>
  );
  const hook = renderHook(
    (url: string | undefined) =>
      useLiveResource<{ revision: number }>({
        key: url,
        load: request =>
          loadJson({
            fetch: fakes.fetch,
            url: url!,
            request,
            parse: json => json as { revision: number },
          }),
        signal: {
          channel: 'odp-clusters',
          matches: message => message.cluster === url?.split('/').pop(),
        },
      }),
    { wrapper, initialProps: key },
  );
  return { ...hook, ...fakes };
}

describe('useLiveResource', () => {
  it('loads, and loads again on a signal that speaks of it, not on others', async () => {
    const { result, state, calls, send } = render();
    await waitFor(() => expect(result.current.data).toEqual({ revision: 1 }));

    state.revision = 2;
    await send({ cluster: 'odp-us' });
    expect(calls).toHaveLength(1);

    await send({ cluster: 'odp-eu' });
    await waitFor(() => expect(result.current.data).toEqual({ revision: 2 }));
    expect(calls.map(call => call.etag)).toEqual([null, '"r.1"']);
  });

  it('loses no signal when several clusters speak in one moment', async () => {
    const { result, state, send, listeners } = render();
    await waitFor(() => expect(result.current.data).toEqual({ revision: 1 }));
    state.revision = 2;
    await act(async () =>
      listeners.forEach(listener => {
        listener({ cluster: 'odp-eu' });
        listener({ cluster: 'odp-us' });
      }),
    );
    await send({ cluster: 'odp-us' });
    await waitFor(() => expect(result.current.data).toEqual({ revision: 2 }));
  });

  it('keeps the data when the backend is gone and takes the new one when the browser is online again', async () => {
    const { result, state } = render();
    await waitFor(() => expect(result.current.data).toEqual({ revision: 1 }));
    state.down = true;
    act(() => result.current.refresh());
    await waitFor(() =>
      expect(result.current.error?.message).toBe('Failed to fetch'),
    );
    expect(result.current.data).toEqual({ revision: 1 });

    state.down = false;
    state.revision = 3;
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    await waitFor(() => expect(result.current.data).toEqual({ revision: 3 }));
    expect(result.current.error).toBeUndefined();
  });

  it('never shows the data of one key under another, and stops listening when it goes', async () => {
    const { result, rerender, unmount, listeners, calls } = render();
    await waitFor(() => expect(result.current.data).toEqual({ revision: 1 }));
    rerender('http://localhost/api/clusters/odp-us');
    expect(result.current.data).toBeUndefined();
    await waitFor(() => expect(result.current.data).toEqual({ revision: 1 }));
    expect(calls[1].url).toContain('odp-us');
    unmount();
    expect(listeners.size).toBe(0);
  });

  it('loads nothing in a tab that nobody sees, and the newest when it comes into view', async () => {
    const { result, state, calls, send } = render();
    await waitFor(() => expect(result.current.data).toEqual({ revision: 1 }));
    const sight = jest.spyOn(document, 'visibilityState', 'get');
    sight.mockReturnValue('hidden');
    state.revision = 2;
    await send({ cluster: 'odp-eu' });
    expect(calls).toHaveLength(1);

    sight.mockRestore();
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await waitFor(() => expect(result.current.data).toEqual({ revision: 2 }));
  });
});
