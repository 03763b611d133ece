import type { LiveAnswer, LiveRequest } from './LiveAnswer';
import { LiveResource } from './LiveResource';

type Reply = LiveAnswer<string> | Error;

/** A backend that answers when told to. */
function createFakeBackend() {
  const open: { request: LiveRequest; answer: (reply: Reply) => void }[] = [];
  const requests: LiveRequest[] = [];
  const load = (request: LiveRequest) =>
    new Promise<LiveAnswer<string>>((resolve, reject) => {
      requests.push(request);
      open.push({
        request,
        answer: reply =>
          reply instanceof Error ? reject(reply) : resolve(reply),
      });
      request.signal.addEventListener('abort', () =>
        reject(new Error('aborted')),
      );
    });
  const answer = async (reply: Reply) => {
    open.shift()!.answer(reply);
    await jest.advanceTimersByTimeAsync(0);
  };
  return { load, requests, answer };
}

const data = (text: string, etag?: string): Reply => ({
  kind: 'data',
  data: text,
  etag,
});

describe('LiveResource', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function start() {
    const backend = createFakeBackend();
    const resource = LiveResource.create<string>(backend.load, {
      pollMs: 30_000,
      retryMs: 2_000,
    });
    resource.refresh();
    return { backend, resource };
  }

  it('asks with the ETag it holds, and a 304 confirms the data it has', async () => {
    const { backend, resource } = start();
    await backend.answer(data('first', '"r.1"'));
    const { lastLoadedAt } = resource.getSnapshot();
    await jest.advanceTimersByTimeAsync(5_000);

    resource.refresh();
    expect(backend.requests[1].etag).toBe('"r.1"');
    await backend.answer({ kind: 'not-modified' });
    expect(resource.getSnapshot()).toMatchObject({
      data: 'first',
      loading: false,
    });
    expect(resource.getSnapshot().lastLoadedAt).toBe(lastLoadedAt! + 5_000);
    resource.stop();
  });

  it('keeps the last data when a load fails, says since when, and tries again with growing waits', async () => {
    const { backend, resource } = start();
    await backend.answer(data('first'));
    resource.refresh();
    const failedAt = Date.now();
    await backend.answer(new Error('gone'));
    expect(resource.getSnapshot()).toMatchObject({
      data: 'first',
      error: new Error('gone'),
      failingSince: failedAt,
      nextAttemptAt: failedAt + 2_000,
    });

    await jest.advanceTimersByTimeAsync(2_000);
    expect(backend.requests).toHaveLength(3);
    await backend.answer(new Error('gone'));
    expect(resource.getSnapshot()).toMatchObject({
      failingSince: failedAt,
      nextAttemptAt: Date.now() + 4_000,
    });

    await jest.advanceTimersByTimeAsync(4_000);
    await backend.answer(data('second'));
    expect(resource.getSnapshot()).toMatchObject({
      data: 'second',
      error: undefined,
      failingSince: undefined,
    });
    resource.stop();
  });

  it('makes many refreshes during a load into one load after it', async () => {
    const { backend, resource } = start();
    resource.refresh();
    resource.refresh();
    resource.refresh();
    expect(backend.requests).toHaveLength(1);
    await backend.answer(data('first'));
    expect(backend.requests).toHaveLength(2);
    await backend.answer(data('second'));
    expect(backend.requests).toHaveLength(2);
    resource.stop();
  });

  it('polls slowly when nothing asks', async () => {
    const { backend, resource } = start();
    await backend.answer(data('first'));
    await jest.advanceTimersByTimeAsync(29_999);
    expect(backend.requests).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(backend.requests).toHaveLength(2);
    resource.stop();
  });

  it('aborts on stop, tells no listener of the aborted load, and can start again', async () => {
    const { backend, resource } = start();
    const listener = jest.fn();
    resource.subscribe(listener);
    resource.stop();
    expect(backend.requests[0].signal.aborted).toBe(true);
    listener.mockClear();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(listener).not.toHaveBeenCalled();
    expect(resource.getSnapshot().error).toBeUndefined();
    expect(backend.requests).toHaveLength(1);

    resource.refresh();
    expect(backend.requests).toHaveLength(2);
    resource.stop();
  });

  it('loads nothing by itself while nobody sees it', async () => {
    const backend = createFakeBackend();
    let isSeen = false;
    const resource = LiveResource.create<string>(
      backend.load,
      { pollMs: 30_000 },
      () => isSeen,
    );
    resource.refresh();
    await backend.answer(data('first'));
    await jest.advanceTimersByTimeAsync(90_000);
    expect(backend.requests).toHaveLength(1);

    isSeen = true;
    resource.refresh();
    await backend.answer(data('second'));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(backend.requests).toHaveLength(3);
  });
});
