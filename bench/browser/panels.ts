import {
  type PanelAnswer,
  readPanelAnswer,
} from '@internal/plugin-odp-observability-common';
import { barePlot } from './barePlot';
import { nextFrame } from './frames';
import {
  benchAnswer,
  benchPanel,
  lineOf,
  type PanelSize,
} from './panelAnswers';
import { panelCard } from './panelCard';
import type { Drawer } from './pictures';

/** Answers that take turns, so that each is another one than the last. */
const ANSWERS = 8;

/** Milliseconds of one round. */
export interface RoundTimes {
  show: number;
  /** Each of some. */
  changes: number[];
  /** A frame while the pointer moves. */
  point: number;
}

interface RoundOptions {
  changes: number;
  frames: number;
}

export type Which = 'card' | 'bare' | 'dashed';

/** Pixels of the plot in the card. */
const PLOT = { width: 1052, height: 219 };
/** As the card has them. */
const DASHES = [
  [],
  [7, 3],
  [2, 3],
  [10, 3, 2, 3],
  [14, 4],
  [5, 2, 2, 2, 2, 2],
  [4, 6],
];

/** The real card of a panel beside uPlot alone, on one page; what the bench asks of it stands on `window.panelBench`. */
class PanelBench {
  #lines: string[] = [];
  #drawers!: Record<Which, Drawer>;

  /** Makes answers, and the ways to draw them, without drawing any. */
  async prepare(size: PanelSize): Promise<{ lineBytes: number }> {
    const answers = Array.from({ length: ANSWERS }, (_, refreshes) =>
      benchAnswer(size, refreshes),
    );
    this.#lines = answers.map(lineOf);
    const columns = answers.map(columnsOf);
    const [own, bare, dashed] = [1, 2, 3].map(() => {
      const element = document.createElement('div');
      document.getElementById('root')!.append(element);
      return element;
    });
    this.#drawers = {
      card: await panelCard(own, {
        panel: benchPanel(),
        next: inTurns(this.#lines.map(line => new TextEncoder().encode(line))),
      }),
      bare: barePlot(bare, { size: PLOT, next: inTurns(columns) }),
      dashed: barePlot(dashed, {
        size: PLOT,
        dashes: DASHES,
        next: inTurns(columns),
      }),
    };
    await nextFrame();
    return { lineBytes: this.#lines[0].length };
  }

  /** Shows, changes and points at one of them, and takes it away. */
  async round(
    which: Which,
    { changes, frames }: RoundOptions,
  ): Promise<RoundTimes> {
    const drawer = this.#drawers[which];
    const show = await drawer.show();
    // What is done once the picture stands is not part of what follows.
    await nextFrame();
    await nextFrame();
    const times: number[] = [];
    for (let change = 0; change < changes; change += 1) {
      times.push(await drawer.change());
    }
    const point = await drawer.point(frames);
    await drawer.hide();
    return { show, changes: times, point };
  }

  /** Milliseconds that reading an answer from its text takes, and that of its JSON alone. */
  read(): { answerMs: number; jsonMs: number } {
    const time = (read: (text: string) => unknown) => {
      const start = performance.now();
      this.#lines.forEach(read);
      return (performance.now() - start) / this.#lines.length;
    };
    return { jsonMs: time(JSON.parse), answerMs: time(readPanelAnswer) };
  }
}

function inTurns<T>(things: readonly T[]): () => T {
  let turn = 0;
  return () => {
    turn += 1;
    return things[(turn - 1) % things.length];
  };
}

/** An answer as uPlot takes it. */
function columnsOf({ frames }: PanelAnswer) {
  const [times, ...series] = frames![0].columns.map(
    ({ values }) => values as number[],
  );
  return [times.map(time => time / 1000), ...series] as [
    number[],
    ...number[][],
  ];
}

declare global {
  interface Window {
    panelBench: PanelBench;
  }
}

window.panelBench = new PanelBench();
