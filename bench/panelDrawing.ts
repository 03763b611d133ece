import type { RoundTimes, Which } from './browser/panels';
import type { PanelSize } from './browser/panelAnswers';
import { BrowserBench } from './support/BrowserBench';
import { answerWith } from './support/children';
import { percentile } from './support/statistics';

/** What is drawn, and how often. */
export interface PanelDrawingInput extends PanelSize {
  /** Pages that are opened; each draws with nothing warm at first. */
  pages: number;
  /** Rounds in each page after that. */
  rounds: number;
  changes: number;
  /** Frames in which the pointer moves, a round. */
  frames: number;
}

/** The card of a panel beside uPlot alone: medians in milliseconds. */
export interface Pair {
  cardMs: number;
  bareMs: number;
  /** uPlot alone with lines dashed as the card's are. */
  dashedMs: number;
}

/** What a panel costs a browser. */
export interface PanelDrawing extends PanelSize {
  lineBytes: number;
  /** The first one of its page. */
  firstOfPage: Pair;
  firstPaint: Pair;
  redraw: Pair;
  /** A frame while the pointer moves. */
  cursor: Pair;
  /** Of the card's times: from the text to the answer, and its JSON alone. */
  readMs: number;
  jsonMs: number;
}

const ALL: Which[] = ['card', 'bare', 'dashed'];
type Rounds = Record<Which, RoundTimes[]>;

async function measure(input: PanelDrawingInput): Promise<PanelDrawing> {
  const { series, points, pages, rounds, changes, frames } = input;
  const browser = await BrowserBench.start('panels.ts');
  const first: Rounds = { card: [], bare: [], dashed: [] };
  const further: Rounds = { card: [], bare: [], dashed: [] };
  const reads: { answerMs: number; jsonMs: number }[] = [];
  let lineBytes = 0;
  try {
    for (let opened = 0; opened < pages; opened += 1) {
      const page = await browser.open();
      ({ lineBytes } = await page.evaluate(
        size => window.panelBench.prepare(size),
        { series, points },
      ));
      for (let round = 0; round <= rounds; round += 1) {
        const turn = (opened + round) % ALL.length;
        for (const which of [...ALL.slice(turn), ...ALL.slice(0, turn)]) {
          const times = await page.evaluate(
            ([name, options]) => window.panelBench.round(name, options),
            [which, { changes, frames }] as const,
          );
          (round === 0 ? first : further)[which].push(times);
        }
      }
      reads.push(await page.evaluate(() => window.panelBench.read()));
      await page.close();
    }
  } finally {
    await browser.stop();
  }
  const pair = (
    from: Rounds,
    timesOf: (round: RoundTimes) => number[],
  ): Pair => ({
    cardMs: median(from.card.flatMap(timesOf)),
    bareMs: median(from.bare.flatMap(timesOf)),
    dashedMs: median(from.dashed.flatMap(timesOf)),
  });
  return {
    series,
    points,
    lineBytes,
    firstOfPage: pair(first, ({ show }) => [show]),
    firstPaint: pair(further, ({ show }) => [show]),
    redraw: pair(further, round => round.changes),
    cursor: pair(further, ({ point }) => [point]),
    readMs: median(reads.map(({ answerMs }) => answerMs)),
    jsonMs: median(reads.map(({ jsonMs }) => jsonMs)),
  };
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5)!;
}

answerWith(measure);
