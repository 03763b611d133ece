import { resourceOfKey } from '@internal/sandbox';
import { SandboxBench } from './__testUtils__/SandboxBench';
import { eventually } from './testing/eventually';

// Servers on the wire, on a machine that may stand still for seconds.
jest.setTimeout(30_000);

/** What comes over the wire of a cluster that is reached. */
describe('a cluster that answers badly', () => {
  let bench: SandboxBench;
  beforeAll(async () => {
    bench = await SandboxBench.create();
  });
  afterEach(() => bench.reset());
  afterAll(() => bench.stop());

  it('forgets its history, once and in a storm', async () => {
    await bench.startLive();
    bench.cluster.faults.inject({
      verb: 'watch',
      times: 1,
      effect: { kind: 'stream-status', code: 410 },
    });
    bench.cluster.faults.closeWatches('clean');
    await eventually('a relist', () => bench.handle.counters().relists === 1);
    bench.cluster.faults.streamingLists(false);
    bench.cluster.faults.inject({
      verb: 'watch',
      effect: { kind: 'status', code: 410, reason: 'Expired' },
    });
    bench.cluster.faults.closeWatches('clean');
    await bench.untilPhase('stale');
    expect(bench.reason()).toContain('410');
    expect(bench.handle.size()).toBeGreaterThan(0);
    bench.cluster.faults.clear();
    await bench.untilPhase('live');
  });

  it('goes silent on an open connection', async () => {
    await bench.startLive();
    bench.cluster.faults.silence(true);
    bench.pod('unheard');
    await bench.untilPhase('stale');
    expect(bench.reason()).toBe('nothing heard for 0.4 s');
    expect(bench.handle.counters().silences).toBeGreaterThan(0);
    bench.cluster.faults.silence(false);
    await bench.untilPhase('live');
    await eventually('the pod', () => bench.handle.get('execution/unheard'));
  });

  it('says nothing of a kind for minutes, because nothing happens to it: an API server may send no bookmark then', async () => {
    // Silence is 1.6 s here, so that each watch is asked to end after one.
    bench.start({ plural: 'events' }, { idleMs: 1_600 });
    await bench.untilPhase('live');
    const { calls } = bench.handle.counters();
    await eventually(
      'watches that ended by themselves, longer than silence may last',
      () => bench.handle.counters().calls >= calls + 3,
    );
    expect(bench.phases).toEqual(['live']);
    expect(bench.handle.counters()).toMatchObject({ silences: 0, relists: 0 });
    bench.cluster.faults.silence(true);
    await bench.untilPhase('stale');
    bench.cluster.faults.silence(false);
    await bench.untilPhase('live');
  });

  it('closes watches cleanly, which is no failure, and abruptly, which is', async () => {
    await bench.startLive();
    bench.cluster.faults.closeWatches('clean');
    bench.pod('after-clean');
    await eventually('the pod', () =>
      bench.handle.get('execution/after-clean'),
    );
    expect(bench.phases).toEqual(['live']);
    bench.cluster.faults.closeWatches('abrupt');
    bench.pod('after-abrupt');
    await eventually('the pod', () =>
      bench.handle.get('execution/after-abrupt'),
    );
    await bench.untilPhase('live');
    expect(bench.phases).toEqual(['live', 'stale', 'live']);
    expect(bench.handle.counters().relists).toBe(0);
  });

  it('says 500 in the stream, sends half a page, drips, and breaks off', async () => {
    await bench.startLive();
    bench.cluster.faults.inject({
      verb: 'watch',
      times: 1,
      effect: { kind: 'stream-status', code: 500 },
    });
    bench.cluster.faults.closeWatches('clean');
    await eventually('stale', () => bench.phases.includes('stale'));
    expect(bench.reasons[1]).toContain('the server answers 500: etcdserver');
    await bench.untilPhase('live');
    await bench.handle.stop();

    bench.cluster.faults.streamingLists(false);
    bench.cluster.faults.inject({
      verb: 'list',
      times: 1,
      effect: { kind: 'half-page' },
    });
    bench.cluster.faults.inject({
      verb: 'list',
      times: 1,
      effect: { kind: 'abrupt-close' },
    });
    bench.cluster.faults.inject({
      verb: 'list',
      times: 1,
      effect: { kind: 'slow-drip', bytes: 100, everyMs: 1 },
    });
    await bench.startLive();
    expect(bench.phases).toEqual(['starting', 'unreachable', 'live']);
    expect(bench.handle.size()).toBe(
      bench.cluster.store.list(resourceOfKey('pods')).length,
    );
  });

  it('asks for patience', async () => {
    bench.cluster.faults.inject({
      times: 1,
      effect: {
        kind: 'status',
        code: 429,
        reason: 'TooManyRequests',
        retryAfterSeconds: 1,
      },
    });
    const before = Date.now();
    bench.start();
    await eventually('the answer', () => bench.reason());
    expect(bench.reason()).toContain('asks to wait 1 s');
    expect(bench.handle.state().nextAttemptAt).toBeGreaterThanOrEqual(
      before + 1000,
    );
    await bench.untilPhase('live');
  });
});
