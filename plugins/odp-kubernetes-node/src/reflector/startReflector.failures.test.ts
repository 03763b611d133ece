import { eventually } from '../testing/eventually';
import { ReflectorBench } from '../testing/ReflectorBench';

let bench: ReflectorBench;
const isLive = () => bench.isLive();

beforeEach(async () => {
  bench = await ReflectorBench.create();
});
afterEach(() => bench.stop());

describe('startReflector, when something fails', () => {
  it('says that a connection broke, keeps what it has, and resumes', async () => {
    bench.start();
    await eventually('live', isLive);
    bench.fake.endWatches('broken');
    await eventually(
      'live again',
      () => bench.phases().length === 3 && bench.isLive(),
    );
    expect(bench.phases()).toEqual(['live', 'stale', 'live']);
    expect(bench.states[1].reason).toContain('the connection broke');
    expect(bench.states[1].nextAttemptAt).toBeGreaterThan(0);
    expect(bench.handle.size()).toBe(3);
    expect(bench.fake.lists()).toHaveLength(0);
  });

  it('reads a kind anew that is silent although its server is well, as one is that has just started, and calls it live all the time', async () => {
    bench.start({ timing: { idleMs: 2_000 } });
    await eventually('live', isLive);
    await eventually(
      'another list',
      () => bench.handle.counters().relists >= 1 && bench.isLive(),
    );
    expect(bench.phases()).toEqual(['live']);
    expect(bench.handle.counters().silences).toBe(1);
  });

  it('notices silence on an open connection, says it when nothing else is answered either, and is live when it hears again', async () => {
    bench.start({ timing: { idleMs: 100 } });
    await eventually('live', isLive);
    // Accepts, and says nothing.
    bench.fake.misbehave = () => true;
    await eventually('stale', () => bench.phase() === 'stale');
    expect(bench.handle.state().reason).toBe('nothing heard for 0.1 s');
    expect(bench.handle.size()).toBe(3);
    bench.fake.misbehave = undefined;
    await eventually('live', isLive);
  });

  it('does not take the login page of a proxy for a watch', async () => {
    bench.fake.streamingLists = false;
    bench.fake.misbehave = (request, response) => {
      if (!request.url?.includes('watch')) {
        return false;
      }
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>\nPlease sign in\n</html>\n');
      return true;
    };
    bench.start();
    // The streaming list is tried first, so this is told before any list.
    await eventually('the reason', () => bench.handle.state().reason);
    expect(bench.handle.state()).toMatchObject({
      phase: 'starting',
      reason:
        'the answer to a watch is text/html: something else than Kubernetes answers',
    });
    expect(bench.handle.counters().decodeErrors).toBe(0);
    bench.fake.misbehave = undefined;
    await eventually('live', isLive);
  });

  it('takes half a page for a failure, and tries again', async () => {
    bench.fake.streamingLists = false;
    let cut = 0;
    bench.fake.misbehave = (request, response) => {
      if (request.url?.includes('watch') || cut === 2) {
        return false;
      }
      cut += 1;
      response.end('{"metadata":{"resourceVersion":"9"},"items":[{"metadata":');
      return true;
    };
    bench.start();
    await eventually('live', isLive);
    expect(bench.states[0]).toMatchObject({
      phase: 'starting',
      reason: 'the list ended in the middle',
    });
    expect(bench.handle.size()).toBe(3);
  });

  it('does not hammer a server that ends each watch at once, and says so', async () => {
    bench.start();
    await eventually('live', isLive);
    bench.fake.misbehave = (_, response) => {
      response.end();
      return true;
    };
    bench.fake.endWatches('clean');
    await eventually('stale', () => bench.phase() === 'stale');
    expect(bench.handle.state().reason).toBe(
      'the server ends each watch at once',
    );
    bench.fake.misbehave = undefined;
    await eventually('a watch', () => bench.fake.watches.size === 1);
    bench.fake.bookmark();
    await eventually('live', isLive);
  });

  it('finds a cluster that is down when it starts, goes down, and comes back', async () => {
    const { port } = bench.fake.api;
    await bench.fake.api.stop();
    bench.start();
    await eventually('unreachable', () => bench.phase() === 'unreachable');
    expect(bench.handle.state().reason).toContain(
      `nothing accepts connections at http://127.0.0.1:${port}`,
    );
    await bench.fake.api.listen(port);
    await eventually('live', isLive);
    await bench.fake.api.stop();
    await eventually('unreachable', () => bench.phase() === 'unreachable');
    expect(bench.handle.size()).toBe(3);
    bench.fake.pods.delete('a');
    await bench.fake.api.listen(port);
    await eventually('live', isLive);
  });
});
