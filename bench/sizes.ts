import type { FleetSize } from './support/Fleet';

/** Of a panel that is drawn, and of who looks at a page of panels. */
interface PanelsSize {
  series: number;
  points: number;
  /** Pages in which the panel is drawn, and rounds in each. */
  pages: number;
  rounds: number;
  viewers: number;
}

/** A size that is measured, and for how long. */
export interface BenchSize {
  name: string;
  title: string;
  fleet: FleetSize;
  /** Topics of the event bus, partitions one by one. */
  topics: number;
  panels: PanelsSize;
  /** Changes a second in the busy cluster. */
  churn: number;
  /** Seconds of each load and of each look at the reader's traffic. */
  seconds: number;
  /** Changes whose way to the browser is timed. */
  samples: number;
  /** Frames of each gesture on the map. */
  frames: number;
  /** Minutes of a simulated clock that a page stays open. */
  minutes: number;
}

/** The sizes that the goals speak of. */
export const FULL_SIZES: BenchSize[] = [
  {
    name: 'gate',
    title: 'gate: the largest ODP',
    fleet: { nodes: 120, pods: 12_000, namespaces: 100 },
    topics: 2000,
    panels: { series: 50, points: 1000, pages: 4, rounds: 6, viewers: 100 },
    churn: 20,
    seconds: 30,
    samples: 40,
    frames: 240,
    minutes: 60,
  },
  {
    name: 'goal',
    title: 'goal: four times that',
    fleet: { nodes: 1000, pods: 50_000, namespaces: 300 },
    topics: 10_000,
    panels: { series: 200, points: 1000, pages: 4, rounds: 3, viewers: 400 },
    churn: 50,
    seconds: 30,
    samples: 40,
    frames: 240,
    minutes: 60,
  },
];

/** Shows in two minutes that everything still measures; its numbers say little. */
export const QUICK_SIZES: BenchSize[] = [
  {
    name: 'quick',
    title: 'quick: a smoke test',
    fleet: { nodes: 20, pods: 1000, namespaces: 30 },
    topics: 200,
    panels: { series: 10, points: 200, pages: 1, rounds: 2, viewers: 20 },
    churn: 5,
    seconds: 5,
    samples: 6,
    frames: 20,
    minutes: 1,
  },
];
