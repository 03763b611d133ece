import type { Fleet } from '../support/Fleet';
import { followSignals } from '../support/followSignals';
import { NAMESPACES, type Portal } from '../support/Portal';
import { pause, type Spread, spreadOf } from '../support/statistics';

interface Parts {
  fleet: Fleet;
  portal: Portal;
}

interface PodList {
  items: Array<{ metadata: { name: string; namespace: string } }>;
}

const QUIET_MS = 1500;

/** Hears each signal of the portal once. */
class Signals {
  #heard: () => void = () => {};
  #end: () => void = () => {};
  #lastAt = 0;

  static async of(portal: Portal): Promise<Signals> {
    const signals = new Signals();
    signals.#end = await followSignals(portal.session, () => {
      signals.#lastAt = performance.now();
      signals.#heard();
    });
    return signals;
  }

  next(): Promise<void> {
    return new Promise(resolve => {
      this.#heard = resolve;
    });
  }

  async quiet(): Promise<void> {
    while (performance.now() - this.#lastAt < QUIET_MS) {
      await pause(100);
    }
  }

  end(): void {
    this.#end();
  }
}

/**
 * Milliseconds from the request that changes a pod to the signal at a browser,
 * in a cluster that is quiet otherwise. Every second change follows soon after
 * another one, so that it has to wait for the interval between snapshots.
 */
export async function measureChangeToSignal(
  { fleet, portal }: Parts,
  samples: number,
): Promise<Spread> {
  const { items } = await fleet.call<PodList>(
    'GET',
    `/api/v1/pods?limit=${samples}&fieldSelector=status.phase%3DRunning`,
  );
  const signals = await Signals.of(portal);
  const times: number[] = [];
  for (const [index, { metadata }] of items.entries()) {
    if (index % 2 === 0) {
      await signals.quiet();
    } else {
      await pause(50 * (index % 20));
    }
    const heard = signals.next();
    const started = performance.now();
    await fleet.call(
      'PATCH',
      `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`,
      { metadata: { labels: { 'bench.odp.io/sample': String(index) } } },
    );
    await heard;
    times.push(performance.now() - started);
  }
  signals.end();
  return spreadOf(times);
}

/**
 * Milliseconds from the request that creates a namespace to the list that shows
 * it, asked for at each signal, in a cluster where everything else moves too.
 */
export async function measureChangeToList(
  { fleet, portal }: Parts,
  samples: number,
): Promise<Spread> {
  const signals = await Signals.of(portal);
  const times: number[] = [];
  for (let index = 0; index < samples; index++) {
    await pause(137 * (index % 8));
    const name = `bench-${index}`;
    let heard = signals.next();
    const started = performance.now();
    await fleet.call('POST', '/api/v1/namespaces', { metadata: { name } });
    for (let shown = false; !shown; ) {
      await heard;
      heard = signals.next();
      const { body } = await portal.get(NAMESPACES);
      shown = body.items.some((entry: { name: string }) => entry.name === name);
    }
    times.push(performance.now() - started);
  }
  signals.end();
  return spreadOf(times);
}
