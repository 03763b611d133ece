import { eventually } from '../testing/eventually';
import { ReflectorBench } from '../testing/ReflectorBench';

let bench: ReflectorBench;
const isLive = () => bench.isLive();

beforeEach(async () => {
  bench = await ReflectorBench.create();
});
afterEach(() => bench.stop());

describe('startReflector, when the server refuses', () => {
  it('reads the list again after a 410 in the stream, without dropping anything meanwhile', async () => {
    bench.start();
    await eventually('live', isLive);
    bench.log.length = 0;
    bench.fake.pods.delete('b');
    const old = [...bench.fake.watches];
    bench.fake.put('d');
    await eventually('the change', () => bench.handle.get('ns/d'));
    old[0].write(
      '{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}\n',
    );
    await eventually('the second list', () => bench.log.includes('synced'));
    expect(bench.log).toEqual(['+ns/d', '-ns/b', 'synced']);
    expect(bench.phases()).toEqual(['live']);
    expect(bench.handle.counters()).toMatchObject({ expired: 1, relists: 1 });
  });

  it('slows down in a storm of 410 and says that it is behind', async () => {
    bench.fake.streamingLists = false;
    bench.fake.misbehave = (request, response) => {
      if (!request.url?.includes('resourceVersion=')) {
        return false;
      }
      bench.fake.refuse(410, { reason: 'Expired' })(request, response);
      return true;
    };
    const pauses: number[] = [];
    bench.start({
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
    expect(bench.phase()).toBe('stale');
    expect(bench.handle.state().reason).toContain('(410)');
    expect(pauses.slice(0, 4).map(Math.round)).toEqual([5, 10, 20, 20]);
    bench.fake.misbehave = undefined;
    await eventually('live', isLive);
    expect(bench.handle.size()).toBe(3);
  });

  it('waits as long as a busy server asks', async () => {
    bench.fake.misbehave = (request, response) => {
      bench.fake.refuse(429, {
        reason: 'TooManyRequests',
        headers: { 'retry-after': '7' },
      })(request, response);
      return true;
    };
    const pauses: number[] = [];
    bench.start({
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
    expect(bench.handle.state().reason).toContain('429, and asks to wait 7 s');
    expect(bench.handle.state().nextAttemptAt).toBeGreaterThan(
      Date.now() + 6_000,
    );
    bench.fake.misbehave = undefined;
    bench.handle.relist();
    await eventually('live', isLive);
  });

  it('names a kind that is forbidden or absent, and recovers when it is not any more', async () => {
    bench.fake.misbehave = (request, response) => {
      bench.fake.refuse(403, { message: 'pods is forbidden: User "reader"' })(
        request,
        response,
      );
      return true;
    };
    bench.start();
    await eventually('forbidden', () => bench.phase() === 'forbidden');
    expect(bench.handle.state().reason).toBe(
      'pods is forbidden: User "reader"',
    );
    bench.fake.misbehave = (request, response) => {
      bench.fake.refuse(404)(request, response);
      return true;
    };
    await eventually('absent', () => bench.phase() === 'absent');
    bench.fake.misbehave = undefined;
    await eventually('live', isLive);
    expect(bench.handle.size()).toBe(3);
  });

  it('keeps a kind that it has read while a server that has just started forbids everything, and gives it up when that goes on', async () => {
    bench.start();
    await eventually('live', isLive);
    let refusals = 0;
    bench.fake.misbehave = (request, response) => {
      refusals += 1;
      if (refusals > 3) {
        return false;
      }
      bench.fake.refuse(403, {
        message:
          'pods is forbidden: User "reader" cannot list resource "pods": RBAC: clusterrole "reader" not found',
      })(request, response);
      return true;
    };
    bench.fake.endWatches('clean');
    await eventually('live again', () => refusals > 3 && bench.isLive());
    expect(new Set(bench.phases())).toEqual(new Set(['live', 'stale']));
    expect(bench.states.find(({ phase }) => phase === 'stale')?.reason).toMatch(
      /^the server answers 403: pods is forbidden/,
    );
    expect(bench.handle.size()).toBe(3);

    bench.fake.misbehave = (request, response) => {
      bench.fake.refuse(403, { message: 'pods is forbidden' })(
        request,
        response,
      );
      return true;
    };
    bench.fake.endWatches('clean');
    await eventually('forbidden', () => bench.phase() === 'forbidden');
    bench.fake.misbehave = undefined;
    await eventually('live', isLive);
  });

  it('calls a token denied only when it is refused again', async () => {
    bench.start();
    await eventually('live', isLive);
    let refusals = 0;
    bench.fake.misbehave = (request, response) => {
      refusals += 1;
      if (refusals > 1) {
        return false;
      }
      bench.fake.refuse(401)(request, response);
      return true;
    };
    bench.fake.endWatches('clean');
    await eventually('the second try', () => refusals === 2 && bench.isLive());
    expect(bench.phases()).toEqual(['live']);
    bench.fake.misbehave = (request, response) => {
      bench.fake.refuse(401, { reason: 'Unauthorized' })(request, response);
      return true;
    };
    bench.fake.endWatches('clean');
    await eventually('denied', () => bench.phase() === 'denied');
    expect(bench.handle.state().reason).toBe('the token is refused (401)');
    expect(JSON.stringify(bench.states)).not.toContain('secret-token');
    expect(bench.handle.size()).toBe(3);
    bench.fake.misbehave = undefined;
    await eventually('live', isLive);
  });
});
