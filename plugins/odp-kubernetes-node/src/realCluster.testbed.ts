import { RealBench } from './__testUtils__/RealBench';
import { SlowLine } from './__testUtils__/SlowLine';

jest.setTimeout(180_000);

/** Bytes in an annotation: a few pods make the traffic of thousands. */
const LARGE = 200_000;

describe('the reader on a real API server', () => {
  let bench: RealBench;
  beforeAll(async () => {
    bench = await RealBench.create();
  });
  afterEach(() => bench.reset());
  afterAll(() => bench.stop());

  const makePod = (name: string) =>
    bench.cluster.create(bench.place('pods'), {
      metadata: { name },
      spec: { containers: [{ name: 'app', image: 'example/app:1' }] },
    });
  const note = (name: string, text: string) =>
    bench.cluster.patch(`${bench.place('pods')}/${name}`, {
      metadata: { annotations: { text } },
    });

  it('goes on by itself after a restart that forgot the history, with nothing lost, doubled or blank', async () => {
    await makePod('stays');
    await makePod('goes');
    const kinds = [
      await bench.follow('pods'),
      await bench.follow('nodes'),
      await bench.follow('deployments', { group: 'apps' }),
      await bench.follow('endpointslices', { group: 'discovery.k8s.io' }),
    ];
    const [pods] = kinds;
    const atFirst = kinds.map(({ size }) => size);
    expect(Math.min(...atFirst)).toBeGreaterThan(10);
    const smallest = [...atFirst];
    const watching = setInterval(() => {
      kinds.forEach(({ size }, index) => {
        smallest[index] = Math.min(smallest[index], size);
      });
    }, 20);

    await bench.cluster.restart('--forget-history');
    await bench.cluster.remove(`${bench.place('pods')}/goes`);
    await makePod('comes');
    await bench.until('all live again', () =>
      kinds.every(({ phase }) => phase === 'live'),
    );
    await Promise.all(
      kinds.map(kind =>
        bench.until(`${kind.path} whole`, () => bench.isWhole(kind)),
      ),
    );
    clearInterval(watching);
    expect(pods.has(`${bench.namespace}/comes`)).toBe(true);
    expect(pods.has(`${bench.namespace}/goes`)).toBe(false);
    // One pod was deleted; the list that was read again blanked nothing.
    const lost = smallest.map((size, index) => atFirst[index] - size);
    expect(lost[0]).toBeLessThanOrEqual(1);
    expect(lost.slice(1)).toEqual([0, 0, 0]);
    for (const kind of kinds) {
      // An API server that starts answers 403 until it has read its own roles.
      expect(kind.phases).not.toContain('forbidden');
      expect(kind.phases.length).toBeGreaterThan(2);
      expect(kind.handle.counters()).toMatchObject({
        expired: 1,
        relists: 1,
        decodeErrors: 0,
      });
      expect(kind.contradictions).toEqual([]);
    }
  });

  it('is refused with a token of an account that was removed, and takes the new one from the file', async () => {
    // In production a watch is opened anew within a minute.
    const pods = await bench.follow('pods', {
      timing: { idleMs: 2_000 },
    });
    const held = pods.size;
    await bench.removeAccount();
    await bench.until('denied', () => pods.phase === 'denied');
    expect(pods.handle.state().reason).toBe('the token is refused (401)');
    expect(pods.size).toBe(held);
    await bench.makeAccount();
    await bench.writeToken();
    await bench.until('live', () => pods.phase === 'live');
    await bench.until('whole', () => bench.isWhole(pods));
    expect(pods.contradictions).toEqual([]);
  });

  it('is closed without a word when it cannot keep up, and catches up', async () => {
    const names = ['slow-a', 'slow-b', 'slow-c'];
    await Promise.all(names.map(makePod));
    const line = SlowLine.create();
    const pods = await bench.follow('pods', {
      client: bench.client(client => line.before(client)),
    });
    const dropped = async () => {
      const { text } = await bench.cluster.admin.get('/metrics');
      const found = text.match(
        /^apiserver_terminated_watchers_total\{[^}]*resource="pods"[^}]*\} (\d+)$/m,
      );
      return Number(found?.[1] ?? 0);
    };
    const before = await dropped();
    const { calls } = pods.handle.counters();
    line.hold();
    for (let round = 0; (await dropped()) === before; round++) {
      await Promise.all(
        names.map(name => note(name, `${round}`.padEnd(LARGE, 'x'))),
      );
    }
    line.release();
    await bench.until(
      'another watch',
      () => pods.handle.counters().calls > calls,
    );
    await bench.until('whole', () => bench.isWhole(pods));
    expect(pods.phases).toEqual(['live']);
    expect(pods.reasons).toEqual([]);
    expect(pods.contradictions).toEqual([]);
    expect(pods.handle.counters().decodeErrors).toBe(0);
  });
});
