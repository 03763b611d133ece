import type { DrawingInput } from './drawing';
import type { SizeResult } from './Measures';
import {
  measureChangeToList,
  measureChangeToSignal,
} from './measures/measureChanges';
import { measurePanels } from './measures/measurePanels';
import { measureReader } from './measures/measureReader';
import { measurePayloads, measureServing } from './measures/measureServing';
import { measureStock, writeNamespaceEntities } from './measures/measureStock';
import { measureTicks } from './measures/measureTicks';
import { attempt, CHILD_SECONDS, type Part, type Run } from './Run';
import { BusFleet } from './support/BusFleet';
import { measureIn } from './support/children';
import { Fleet } from './support/Fleet';
import { Portal } from './support/Portal';

/** Parts that ask a cluster in which nothing changes. */
const QUIET_PARTS: readonly Part[] = ['reading', 'serving', 'stock'];

/**
 * Measures one size, one thing after the other, each in processes of its own.
 * What fails leaves its figures out and keeps nothing else from being measured.
 */
export async function measureSize(
  options: Omit<Run, 'result'>,
): Promise<SizeResult> {
  const { size, parts } = options;
  const result: SizeResult = { size, measures: {}, failures: [] };
  const run = { ...options, result };
  if (parts.some(part => QUIET_PARTS.includes(part))) {
    await withFleet(run, 0, async fleet => {
      if (parts.includes('reading')) {
        await readAlone(run, fleet);
      }
      if (parts.includes('serving') || parts.includes('stock')) {
        await quietPortal(run, fleet);
      }
    });
  }
  if (parts.includes('churn')) {
    await withFleet(run, size.churn, fleet => busyPortal(run, fleet));
  }
  if (parts.includes('drawing')) {
    await drawInBrowser(run);
  }
  if (parts.includes('bus')) {
    await sweepBus(run);
  }
  if (parts.includes('panels')) {
    await measurePanels(run);
  }
  return result;
}

async function withFleet(
  run: Run,
  churn: number,
  measure: (fleet: Fleet) => Promise<void>,
): Promise<void> {
  const { size, result } = run;
  const kind = churn ? `${churn} changes a second` : 'quiet';
  await attempt(run, `${size.fleet.pods} pods, ${kind}`, async () => {
    const fleet = await Fleet.start(size.fleet, {
      churn,
      name: `${size.name}-${churn ? 'busy' : 'quiet'}`,
    });
    result.measures.podBytes = fleet.podBytes;
    try {
      await measure(fleet);
    } finally {
      await fleet.stop();
    }
  });
}

async function withPortal(
  run: Run,
  options: { fleet: Fleet; name: string; locations?: string[] },
  measure: (portal: Portal) => Promise<void>,
): Promise<void> {
  await attempt(run, 'the portal on it', async () => {
    const portal = await Portal.start(options.fleet, options);
    try {
      await measure(portal);
    } finally {
      await portal.stop();
    }
  });
}

async function drawInBrowser(run: Run): Promise<void> {
  const { fleet, churn, frames, minutes, name } = run.size;
  const input: DrawingInput = {
    nodes: fleet.nodes,
    podsPerNode: fleet.pods / fleet.nodes,
    frames,
    minutes,
    churn,
  };
  await attempt(run, 'drawing in a browser', async () => {
    run.result.measures.drawing = await measureIn('bench/drawing.ts', {
      input,
      seconds: CHILD_SECONDS,
      name: `${name}-drawing`,
    });
  });
}

async function sweepBus(run: Run): Promise<void> {
  const { topics } = run.size;
  const name = `${run.size.name}-bus`;
  await attempt(run, `an event bus of ${topics} topics`, async () => {
    const fleet = await BusFleet.start(topics, name);
    try {
      run.result.measures.bus = await measureIn('bench/bus.ts', {
        input: fleet.address,
        seconds: CHILD_SECONDS,
        name,
        nodeArguments: ['--expose-gc'],
      });
    } finally {
      await fleet.stop();
    }
  });
}

async function readAlone(run: Run, fleet: Fleet): Promise<void> {
  const { measures } = run.result;
  const { name } = run.size;
  const common = { input: fleet.address, seconds: CHILD_SECONDS };
  await attempt(run, 'heap growth', async () => {
    measures.heap = await measureIn('bench/heap.ts', {
      ...common,
      name: `${name}-heap`,
      nodeArguments: ['--expose-gc'],
    });
  });
  await attempt(run, 'first snapshot against a plain read', async () => {
    measures.reading = await measureIn('bench/reading.ts', {
      ...common,
      name: `${name}-reading`,
    });
  });
}

async function quietPortal(run: Run, fleet: Fleet): Promise<void> {
  const { seconds, samples, fleet: fleetSize } = run.size;
  const { measures } = run.result;
  const name = `${run.size.name}-quiet`;
  const withStock = run.parts.includes('stock');
  const locations = withStock ? [await writeNamespaceEntities(fleet)] : [];
  await withPortal(run, { fleet, name, locations }, async portal => {
    const both = { fleet, portal };
    if (run.parts.includes('serving')) {
      await attempt(run, 'payloads', async () => {
        measures.payloads = await measurePayloads(portal);
      });
      await attempt(run, 'the traffic of the reader', async () => {
        measures.quietReader = await measureReader(fleet, seconds);
      });
      await attempt(run, '200 clients at times of their own', async () => {
        measures.quietServing = await measureServing(both, {
          name,
          pattern: 'spread',
          seconds,
        });
      });
      await attempt(run, 'change to signal', async () => {
        measures.changeToSignal = await measureChangeToSignal(both, samples);
      });
    }
    if (withStock) {
      await attempt(run, 'the stock plugin for the same view', async () => {
        measures.stock = await measureStock(both, fleetSize.namespaces);
      });
    }
  });
}

async function busyPortal(run: Run, fleet: Fleet): Promise<void> {
  const { seconds, samples } = run.size;
  const { measures } = run.result;
  const name = `${run.size.name}-busy`;
  await withPortal(run, { fleet, name }, async portal => {
    const both = { fleet, portal };
    await attempt(run, 'the traffic of the reader', async () => {
      measures.busyReader = await measureReader(fleet, seconds);
    });
    await attempt(run, 'change to list', async () => {
      measures.changeToList = await measureChangeToList(both, samples);
    });
    await attempt(run, 'ticks of the topology', async () => {
      measures.ticks = await measureTicks(portal, samples);
    });
    await attempt(run, '200 pages that follow every signal', async () => {
      measures.busyServing = await measureServing(both, {
        name,
        pattern: 'signals',
        seconds,
      });
      measures.memory = await portal.memory();
    });
  });
}
