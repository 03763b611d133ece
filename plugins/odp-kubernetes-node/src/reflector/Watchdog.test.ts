import type { ReflectorRuntime } from './ReflectorOptions';
import { REFLECTOR_TIMING } from './timing';
import { Watchdog } from './Watchdog';

const SECOND = 1000;

/** A clock that a test turns; sleepers wake when their time has come. */
class FakeClock implements ReflectorRuntime {
  #now = 0;
  #sleepers: Array<{ at: number; wake: () => void }> = [];

  now = () => this.#now;

  random = () => 0;

  sleep = (ms: number, signal: AbortSignal) =>
    new Promise<void>(wake => {
      this.#sleepers.push({ at: this.#now + ms, wake });
      signal.addEventListener('abort', () => wake());
    });

  async turnTo(time: number): Promise<void> {
    this.#now = time;
    const due = this.#sleepers.filter(({ at }) => at <= time);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > time);
    due.forEach(({ wake }) => wake());
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
}

describe('Watchdog', () => {
  let clock: FakeClock;
  let noticedAt: number[];
  let watchdog: Watchdog;
  beforeEach(() => {
    clock = new FakeClock();
    noticedAt = [];
    watchdog = Watchdog.create({
      limitMs: REFLECTOR_TIMING.idleMs,
      runtime: clock,
      onSilence: () => noticedAt.push(clock.now()),
    });
  });
  afterEach(() => watchdog.stop());

  /** Lets time pass second by second. */
  const pass = async (seconds: number) => {
    const until = clock.now() + seconds * SECOND;
    while (clock.now() < until) {
      await clock.turnTo(clock.now() + SECOND);
    }
  };

  it('notices silence within 90 seconds of the last word, with time left to publish it, and once', async () => {
    await pass(40);
    watchdog.heard();
    await pass(300);
    expect(noticedAt).toHaveLength(1);
    const silence = noticedAt[0] - 40 * SECOND;
    expect(silence).toBeLessThanOrEqual(85 * SECOND);
  });

  it('bears with a server whose bookmarks come every 75 seconds, as late as they do', async () => {
    for (let bookmark = 0; bookmark < 5; bookmark++) {
      await pass(75);
      watchdog.heard();
    }
    expect(noticedAt).toEqual([]);
  });

  it('says nothing after it was stopped', async () => {
    await pass(10);
    watchdog.stop();
    await pass(300);
    expect(noticedAt).toEqual([]);
  });
});
