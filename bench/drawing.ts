import type { CDPSession, Page } from '@playwright/test';
import type {} from './browser/page';
import { BrowserBench } from './support/BrowserBench';
import { answerWith } from './support/children';
import { type Spread, spreadOf } from './support/statistics';

/** What is drawn, and for how long. */
export interface DrawingInput {
  nodes: number;
  podsPerNode: number;
  /** Frames of each gesture. */
  frames: number;
  /** Minutes of the simulated clock; each second brings a tick. */
  minutes: number;
  /** Pods that change with a tick. */
  churn: number;
}

/** A gesture on the map beside a bare canvas; times are milliseconds a frame. */
export interface GestureTimes {
  frameMs: number;
  /** Calls of the canvas that draw, a frame. */
  calls: number;
  /** A bare canvas with a rectangle for every pod. */
  bareMs: number;
  /** A bare canvas with a rectangle for every call. */
  bareCallsMs: number;
}

/** What the map costs a browser. */
export interface Drawing {
  pods: number;
  /** From the bytes of the topology to the first picture. */
  firstPaintMs: number;
  /** Where the map opens. */
  pan: GestureTimes;
  /** Where the map draws the most. */
  panBusiest: GestureTimes;
  zoom: GestureTimes;
  /** JavaScript heap of the page after collections, in bytes, by minutes of ticks. */
  heap: Array<{ minutes: number; bytes: number }>;
  /** Of the architecture, in milliseconds. */
  layout: { components: number; ms: Spread };
}

const COMPONENTS = 200;
const LAYOUTS = 11;
/** Looks at the heap while the ticks go on. */
const LOOKS = 4;

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

async function gesture(
  page: Page,
  name: 'pan' | 'zoom',
  { pods, frames }: { pods: number; frames: number },
): Promise<GestureTimes> {
  const frameMs = await page.evaluate(
    ([which, count]) => window.bench.frames(which, count),
    [name, frames] as const,
  );
  const calls = await page.evaluate(which => window.bench.calls(which), name);
  const bare = (rectangles: number) =>
    page.evaluate(([many, count]) => window.bench.bare(many, count), [
      rectangles,
      frames,
    ] as const);
  return {
    frameMs,
    calls,
    bareMs: await bare(pods),
    bareCallsMs: await bare(Math.round(calls)),
  };
}

/** The heap while every second of a simulated clock changes some pods. */
async function follow(
  page: Page,
  { minutes, churn }: DrawingInput,
): Promise<Drawing['heap']> {
  const session = await page.context().newCDPSession(page);
  const heap = [{ minutes: 0, bytes: await heapOf(session) }];
  for (let look = 1; look <= LOOKS; look += 1) {
    for (let second = 0; second < (minutes * 60) / LOOKS; second += 1) {
      await page.evaluate(many => window.bench.tick(many), churn);
      await page.clock.runFor(1000);
    }
    heap.push({
      minutes: (minutes * look) / LOOKS,
      bytes: await heapOf(session),
    });
  }
  return heap;
}

async function measure(input: DrawingInput): Promise<Drawing> {
  const { nodes, podsPerNode, frames } = input;
  const pods = nodes * podsPerNode;
  const browser = await BrowserBench.start('page.tsx');
  try {
    const show = (page: Page) =>
      page.evaluate(size => window.bench.show(size), { nodes, podsPerNode });

    const page = await browser.open();
    const firstPaintMs = await show(page);
    const pan = await gesture(page, 'pan', { pods, frames });
    const zoom = await gesture(page, 'zoom', { pods, frames });
    await page.evaluate(() => window.bench.zoomToBusiest());
    const panBusiest = await gesture(page, 'pan', { pods, frames });
    const layouts = await page.evaluate(
      ([components, times]) => window.bench.layOut(components, times),
      [COMPONENTS, LAYOUTS] as const,
    );
    await page.close();

    const long = await browser.open({ clock: true });
    const shown = show(long);
    await long.clock.runFor(5000);
    await shown;
    const heap = await follow(long, input);
    return {
      pods,
      firstPaintMs,
      pan,
      panBusiest,
      zoom,
      heap,
      layout: { components: COMPONENTS, ms: spreadOf(layouts) },
    };
  } finally {
    await browser.stop();
  }
}

answerWith(measure);
