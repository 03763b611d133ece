import { eventually } from '../testing/eventually';
import { ReflectorBench } from '../testing/ReflectorBench';

let bench: ReflectorBench;
const isLive = () => bench.isLive();

beforeEach(async () => {
  bench = await ReflectorBench.create();
});
afterEach(() => bench.stop());

describe('startReflector', () => {
  it('reads a streaming list and goes on with its changes over the same connection', async () => {
    bench.start();
    expect(bench.phase()).toBe('starting');
    await eventually('live', isLive);
    expect(bench.log).toEqual(['+ns/a', '+ns/b', '+ns/c', 'synced']);
    bench.fake.put('a');
    bench.fake.put('d');
    bench.fake.delete('b');
    await eventually('the changes', () => bench.log.length === 7);
    expect(bench.log.slice(4)).toEqual(['~ns/a', '+ns/d', '-ns/b']);
    expect(bench.fake.api.requests).toHaveLength(1);
    const [query] = bench.fake.watchQueries();
    expect(Object.fromEntries(query)).toMatchObject({
      sendInitialEvents: 'true',
      resourceVersionMatch: 'NotOlderThan',
      allowWatchBookmarks: 'true',
    });
    // Sooner than the five seconds that count as silence.
    expect(query.get('timeoutSeconds')).toBe('3');
    expect(bench.handle.state()).toMatchObject({
      phase: 'live',
      read: 'stream',
    });
    expect(bench.handle.counters()).toMatchObject({ events: 3, relists: 0 });
    expect(bench.client.counters().callsByVerb).toEqual({ 'WATCH pods': 1 });
  });

  it('reads pages where the server has no streaming lists, and remembers that for all kinds', async () => {
    bench.fake.streamingLists = false;
    bench.start({ pageSize: 2 });
    await eventually('live', isLive);
    expect(bench.log).toEqual(['+ns/a', '+ns/b', '+ns/c', 'synced']);
    expect(bench.fake.lists().map(query => query.get('continue'))).toEqual([
      null,
      '2',
    ]);
    expect(bench.handle.state().read).toBe('pages');
    await bench.handle.stop();
    bench.start({
      resource: { group: 'apps', version: 'v1', plural: 'others' },
    });
    await eventually('live', isLive);
    expect(
      bench.fake.watchQueries().filter(query => query.has('sendInitialEvents')),
    ).toHaveLength(1);
  });

  it('goes over to pages when a streaming list ends in an error or says nothing', async () => {
    bench.fake.misbehave = (request, response) => {
      if (!request.url?.includes('sendInitialEvents')) {
        return false;
      }
      response.write(
        '{"type":"ERROR","object":{"kind":"Status","code":500}}\n',
      );
      return true;
    };
    bench.start();
    await eventually('live', isLive);
    expect(bench.handle.state().read).toBe('pages');
    await bench.handle.stop();
    await bench.client.close();
    bench.client = bench.newClient();
    bench.fake.misbehave = (request, response) => {
      if (request.url?.includes('sendInitialEvents')) {
        response.flushHeaders();
        return true;
      }
      return false;
    };
    bench.start({ timing: { streamingListIdleMs: 30 } });
    await eventually('live', isLive);
    expect(bench.handle.state().read).toBe('pages');
  });

  it('takes a clean close for no failure: it resumes where it was', async () => {
    bench.start();
    await eventually('live', isLive);
    bench.fake.bookmark();
    const resumeAt = String(bench.fake.version);
    await eventually('bookmark', () => bench.handle.counters().bytes > 0);
    bench.fake.endWatches('clean');
    bench.fake.put('d');
    await eventually('the change', () => bench.handle.get('ns/d'));
    expect(bench.fake.lists()).toHaveLength(0);
    expect(bench.fake.watchQueries()[1].get('resourceVersion')).toBe(resumeAt);
    expect(bench.phases()).toEqual(['live']);
  });

  it('follows a slow drip of bytes without taking it for silence', async () => {
    bench.start({ timing: { idleMs: 400 } });
    await eventually('live', isLive);
    const line = Buffer.from(
      `${JSON.stringify({
        type: 'ADDED',
        object: {
          metadata: { namespace: 'ns', name: '🐢', resourceVersion: '999' },
        },
      })}\n`,
    );
    const [watch] = bench.fake.watches;
    for (const byte of line) {
      watch.write(Buffer.from([byte]));
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    await eventually('the slow event', () => bench.handle.get('ns/🐢'));
    expect(bench.handle.counters().silences).toBe(0);
    expect(bench.phases()).toEqual(['live']);
  });

  it('skips and counts what it cannot read, and exceptions of its consumer', async () => {
    bench.start({
      onUpsert: (_, __, key) => {
        if (key === 'ns/bad') {
          throw new Error('defect');
        }
      },
    });
    await eventually('live', isLive);
    bench.fake.watches.forEach(watch =>
      watch.write('no json\n{"object":{}}\n'),
    );
    bench.fake.say('ADDED', { metadata: {} });
    bench.fake.put('bad');
    bench.fake.put('good');
    await eventually('the good one', () => bench.handle.get('ns/good'));
    expect(bench.handle.counters()).toMatchObject({
      decodeErrors: 3,
      consumerErrors: 1,
    });
    expect(bench.phases()).toEqual(['live']);
  });

  it('reads the whole list again from time to time and tells what it had missed', async () => {
    bench.start({ timing: { relistMs: [40, 60] } });
    await eventually('live', isLive);
    bench.fake.pods.delete('c');
    await eventually('the correction', () => bench.handle.size() === 2);
    await eventually('relists', () => bench.handle.counters().relists > 1);
    expect(bench.phases()).toEqual(['live']);
  });

  it('tells nothing more once it is stopped', async () => {
    bench.start();
    await eventually('live', isLive);
    await bench.handle.stop();
    const told = bench.log.length + bench.states.length;
    bench.fake.put('late');
    await eventually('the end', () => bench.fake.watches.size === 0);
    expect(bench.log.length + bench.states.length).toBe(told);
  });
});
