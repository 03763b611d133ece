import { createClusterClient } from '../client/createClusterClient';
import type { ClusterClient } from '../client/ClusterClient';
import { eventually } from '../testing/eventually';
import { FakePods } from '../testing/FakePods';
import type { ReflectorHandle, ReflectorOptions } from './ReflectorOptions';
import type { ReflectorState } from './ReflectorState';
import { startReflector } from './startReflector';

interface Pod {
  version: string;
}

let fake: FakePods;
let client: ClusterClient;
let handle: ReflectorHandle<Pod> | undefined;
let states: ReflectorState[];
let log: string[];

function start(options: Partial<ReflectorOptions<Pod>> = {}) {
  handle = startReflector<Pod>({
    client,
    resource: { group: '', version: 'v1', plural: 'pods' },
    project: raw => ({
      version: (raw as { metadata: { resourceVersion: string } }).metadata
        .resourceVersion,
    }),
    onUpsert: (_, previous, key) => log.push(`${previous ? '~' : '+'}${key}`),
    onRemove: (_, key) => log.push(`-${key}`),
    onSynced: () => log.push('synced'),
    onStateChange: state => states.push(state),
    ...options,
    timing: {
      backoffMs: [5, 20],
      gapMs: 40,
      idleMs: 5_000,
      streamingListIdleMs: 5_000,
      ...options.timing,
    },
  });
  return handle;
}

const phase = () => handle?.state().phase;
const isLive = () => phase() === 'live' && fake.watches.size === 1;
const phases = () => states.map(state => state.phase);

beforeEach(async () => {
  fake = await FakePods.start();
  states = [];
  log = [];
  client = createClusterClient({
    name: 'odp-eu',
    url: fake.api.url,
    certificateAuthority: { kind: 'system' },
    credentials: { kind: 'static', token: 'secret-token' },
  });
});

afterEach(async () => {
  await handle?.stop();
  handle = undefined;
  await client.close();
  await fake.api.stop();
});

describe('startReflector', () => {
  it('reads a streaming list and goes on with its changes over the same connection', async () => {
    start();
    expect(phase()).toBe('starting');
    await eventually('live', isLive);
    expect(log).toEqual(['+ns/a', '+ns/b', '+ns/c', 'synced']);
    fake.put('a');
    fake.put('d');
    fake.delete('b');
    await eventually('the changes', () => log.length === 7);
    expect(log.slice(4)).toEqual(['~ns/a', '+ns/d', '-ns/b']);
    expect(fake.api.requests).toHaveLength(1);
    const [query] = fake.watchQueries();
    expect(Object.fromEntries(query)).toMatchObject({
      sendInitialEvents: 'true',
      resourceVersionMatch: 'NotOlderThan',
      allowWatchBookmarks: 'true',
    });
    expect(Number(query.get('timeoutSeconds'))).toBeGreaterThanOrEqual(300);
    expect(Number(query.get('timeoutSeconds'))).toBeLessThanOrEqual(600);
    expect(handle?.state()).toMatchObject({ phase: 'live', read: 'stream' });
    expect(handle?.counters()).toMatchObject({ events: 3, relists: 0 });
    expect(client.counters().callsByVerb).toEqual({ 'WATCH pods': 1 });
  });

  it('reads pages where the server has no streaming lists, and remembers that for all kinds', async () => {
    fake.streamingLists = false;
    start({ pageSize: 2 });
    await eventually('live', isLive);
    expect(log).toEqual(['+ns/a', '+ns/b', '+ns/c', 'synced']);
    expect(fake.lists().map(query => query.get('continue'))).toEqual([
      null,
      '2',
    ]);
    expect(handle?.state().read).toBe('pages');
    await handle?.stop();
    start({ resource: { group: 'apps', version: 'v1', plural: 'others' } });
    await eventually('live', isLive);
    expect(
      fake.watchQueries().filter(query => query.has('sendInitialEvents')),
    ).toHaveLength(1);
  });

  it('goes over to pages when a streaming list ends in an error or says nothing', async () => {
    fake.misbehave = (request, response) => {
      if (!request.url?.includes('sendInitialEvents')) {
        return false;
      }
      response.write(
        '{"type":"ERROR","object":{"kind":"Status","code":500}}\n',
      );
      return true;
    };
    start();
    await eventually('live', isLive);
    expect(handle?.state().read).toBe('pages');
    await handle?.stop();
    await client.close();
    client = createClusterClient({
      name: 'silent',
      url: fake.api.url,
      certificateAuthority: { kind: 'system' },
      credentials: { kind: 'static', token: 't' },
    });
    fake.misbehave = (request, response) => {
      if (request.url?.includes('sendInitialEvents')) {
        response.flushHeaders();
        return true;
      }
      return false;
    };
    start({ timing: { streamingListIdleMs: 30 } });
    await eventually('live', isLive);
    expect(handle?.state().read).toBe('pages');
  });

  it('takes a clean close for no failure: it resumes where it was', async () => {
    start();
    await eventually('live', isLive);
    fake.bookmark();
    const resumeAt = String(fake.version);
    await eventually('bookmark', () => (handle?.counters().bytes ?? 0) > 0);
    fake.endWatches('clean');
    fake.put('d');
    await eventually('the change', () => handle?.get('ns/d'));
    expect(fake.lists()).toHaveLength(0);
    expect(fake.watchQueries()[1].get('resourceVersion')).toBe(resumeAt);
    expect(phases()).toEqual(['live']);
  });

  it('says that a connection broke, keeps what it has, and resumes', async () => {
    start();
    await eventually('live', isLive);
    fake.endWatches('broken');
    await eventually('live again', () => phases().length === 3 && isLive());
    expect(phases()).toEqual(['live', 'stale', 'live']);
    expect(states[1].reason).toContain('the connection broke');
    expect(states[1].nextAttemptAt).toBeGreaterThan(0);
    expect(handle?.size()).toBe(3);
    expect(fake.lists()).toHaveLength(0);
  });

  it('notices silence on an open connection, says it, and is live when it hears again', async () => {
    start({ timing: { idleMs: 60 } });
    await eventually('stale', () => phase() === 'stale');
    expect(states[1].reason).toBe('nothing heard for 0.1 s');
    expect(handle?.size()).toBe(3);
    // A server that accepts the watch and says nothing is not believed.
    await eventually('a new watch', () => fake.watchQueries().length > 2);
    expect(phase()).toBe('stale');
    fake.put('d');
    const timer = setInterval(() => fake.bookmark(), 10);
    await eventually('live again', () => phase() === 'live');
    clearInterval(timer);
    await eventually('the change', () => handle?.get('ns/d'));
    expect(handle?.counters().silences).toBeGreaterThan(0);
    expect(handle?.counters().relists).toBe(0);
  });

  it('reads the list again after a 410 in the stream, without dropping anything meanwhile', async () => {
    start();
    await eventually('live', isLive);
    log.length = 0;
    fake.pods.delete('b');
    const old = [...fake.watches];
    fake.put('d');
    await eventually('the change', () => handle?.get('ns/d'));
    old[0].write(
      '{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}\n',
    );
    await eventually('the second list', () => log.includes('synced'));
    expect(log).toEqual(['+ns/d', '-ns/b', 'synced']);
    expect(phases()).toEqual(['live']);
    expect(handle?.counters()).toMatchObject({ expired: 1, relists: 1 });
  });

  it('slows down in a storm of 410 and says that it is behind', async () => {
    fake.streamingLists = false;
    fake.misbehave = (request, response) => {
      if (!request.url?.includes('resourceVersion=')) {
        return false;
      }
      fake.refuse(410, { reason: 'Expired' })(request, response);
      return true;
    };
    const pauses: number[] = [];
    start({
      runtime: {
        now: Date.now,
        random: () => 0.999,
        sleep: async (ms, signal) => {
          if (ms < 1000) {
            pauses.push(ms);
            await new Promise(resolve => setTimeout(resolve, 1));
          } else {
            await new Promise<void>(resolve => {
              signal.addEventListener('abort', () => resolve());
            });
          }
        },
      },
    });
    await eventually('the storm', () => pauses.length >= 5);
    expect(phase()).toBe('stale');
    expect(handle?.state().reason).toContain('(410)');
    expect(pauses.slice(0, 4).map(Math.round)).toEqual([5, 10, 20, 20]);
    fake.misbehave = undefined;
    await eventually('live', isLive);
    expect(handle?.size()).toBe(3);
  });

  it('waits as long as a busy server asks', async () => {
    fake.misbehave = (request, response) => {
      fake.refuse(429, {
        reason: 'TooManyRequests',
        headers: { 'retry-after': '7' },
      })(request, response);
      return true;
    };
    const pauses: number[] = [];
    start({
      runtime: {
        now: Date.now,
        random: Math.random,
        sleep: (ms, signal) =>
          new Promise<void>(resolve => {
            pauses.push(ms);
            signal.addEventListener('abort', () => resolve());
          }),
      },
    });
    await eventually('the pause', () => pauses.includes(7000));
    expect(handle?.state().reason).toContain('429, and asks to wait 7 s');
    expect(handle?.state().nextAttemptAt).toBeGreaterThan(Date.now() + 6_000);
    fake.misbehave = undefined;
    handle?.relist();
    await eventually('live', isLive);
  });

  it('names a kind that is forbidden or absent, and recovers when it is not any more', async () => {
    fake.misbehave = (request, response) => {
      fake.refuse(403, { message: 'pods is forbidden: User "reader"' })(
        request,
        response,
      );
      return true;
    };
    start();
    await eventually('forbidden', () => phase() === 'forbidden');
    expect(handle?.state().reason).toBe('pods is forbidden: User "reader"');
    fake.misbehave = (request, response) => {
      fake.refuse(404)(request, response);
      return true;
    };
    await eventually('absent', () => phase() === 'absent');
    fake.misbehave = undefined;
    await eventually('live', isLive);
    expect(handle?.size()).toBe(3);
  });

  it('calls a token denied only when it is refused again', async () => {
    start();
    await eventually('live', isLive);
    let refusals = 0;
    fake.misbehave = (request, response) => {
      refusals += 1;
      if (refusals > 1) {
        return false;
      }
      fake.refuse(401)(request, response);
      return true;
    };
    fake.endWatches('clean');
    await eventually('the second try', () => refusals === 2 && isLive());
    expect(phases()).toEqual(['live']);
    fake.misbehave = (request, response) => {
      fake.refuse(401, { reason: 'Unauthorized' })(request, response);
      return true;
    };
    fake.endWatches('clean');
    await eventually('denied', () => phase() === 'denied');
    expect(handle?.state().reason).toBe('the token is refused (401)');
    expect(JSON.stringify(states)).not.toContain('secret-token');
    expect(handle?.size()).toBe(3);
    fake.misbehave = undefined;
    await eventually('live', isLive);
  });

  it('takes half a page for a failure, and tries again', async () => {
    fake.streamingLists = false;
    let cut = 0;
    fake.misbehave = (request, response) => {
      if (request.url?.includes('watch') || cut === 2) {
        return false;
      }
      cut += 1;
      response.end('{"metadata":{"resourceVersion":"9"},"items":[{"metadata":');
      return true;
    };
    start();
    await eventually('live', isLive);
    expect(states[0]).toMatchObject({
      phase: 'starting',
      reason: 'the list ended in the middle',
    });
    expect(handle?.size()).toBe(3);
  });

  it('follows a slow drip of bytes without taking it for silence', async () => {
    start({ timing: { idleMs: 400 } });
    await eventually('live', isLive);
    const line = Buffer.from(
      `${JSON.stringify({
        type: 'ADDED',
        object: {
          metadata: { namespace: 'ns', name: '🐢', resourceVersion: '999' },
        },
      })}\n`,
    );
    const [watch] = fake.watches;
    for (const byte of line) {
      watch.write(Buffer.from([byte]));
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    await eventually('the slow event', () => handle?.get('ns/🐢'));
    expect(handle?.counters().silences).toBe(0);
    expect(phases()).toEqual(['live']);
  });

  it('skips and counts what it cannot read, and exceptions of its consumer', async () => {
    start({
      onUpsert: (_, __, key) => {
        if (key === 'ns/bad') {
          throw new Error('defect');
        }
      },
    });
    await eventually('live', isLive);
    fake.watches.forEach(watch => watch.write('no json\n{"object":{}}\n'));
    fake.say('ADDED', { metadata: {} });
    fake.put('bad');
    fake.put('good');
    await eventually('the good one', () => handle?.get('ns/good'));
    expect(handle?.counters()).toMatchObject({
      decodeErrors: 3,
      consumerErrors: 1,
    });
    expect(phases()).toEqual(['live']);
  });

  it('reads the whole list again from time to time and tells what it had missed', async () => {
    start({ timing: { relistMs: [40, 60] } });
    await eventually('live', isLive);
    fake.pods.delete('c');
    await eventually('the correction', () => handle?.size() === 2);
    await eventually('relists', () => (handle?.counters().relists ?? 0) > 1);
    expect(phases()).toEqual(['live']);
  });

  it('does not hammer a server that ends each watch at once, and says so', async () => {
    start();
    await eventually('live', isLive);
    fake.misbehave = (_, response) => {
      response.end();
      return true;
    };
    fake.endWatches('clean');
    await eventually('stale', () => phase() === 'stale');
    expect(handle?.state().reason).toBe('the server ends each watch at once');
    fake.misbehave = undefined;
    await eventually('a watch', () => fake.watches.size === 1);
    fake.bookmark();
    await eventually('live', isLive);
  });

  it('finds a cluster that is down when it starts, goes down, and comes back', async () => {
    const { port } = fake.api;
    await fake.api.stop();
    start();
    await eventually('unreachable', () => phase() === 'unreachable');
    expect(handle?.state().reason).toContain(
      `nothing accepts connections at http://127.0.0.1:${port}`,
    );
    await fake.api.listen(port);
    await eventually('live', isLive);
    await fake.api.stop();
    await eventually('unreachable', () => phase() === 'unreachable');
    expect(handle?.size()).toBe(3);
    fake.pods.delete('a');
    await fake.api.listen(port);
    await eventually('live', isLive);
  });

  it('tells nothing more once it is stopped', async () => {
    start();
    await eventually('live', isLive);
    await handle?.stop();
    const told = log.length + states.length;
    fake.put('late');
    await eventually('the end', () => fake.watches.size === 0);
    expect(log.length + states.length).toBe(told);
  });
});
