import type { PanelPage, PanelViewers } from '../measures/measurePanelServing';
import type { Measures } from '../Measures';
import type { Pair, PanelDrawing } from '../panelDrawing';
import { type Figure, judged } from './figure';
import { bytes, milliseconds, number, times } from './units';

const PAINT_GOAL = 2;
const REDRAW_GOAL = 1.5;

/** What panels cost a browser, the portal and the source behind it, in words. */
export function panelFigures(measures: Measures): Figure[] {
  const { panelDrawing, panelPage, panelViewers } = measures;
  return [
    ...(panelDrawing ? drawn(panelDrawing) : []),
    ...(panelPage ? ofOne(panelPage) : []),
    ...(panelViewers ? ofMany(panelViewers) : []),
  ];
}

function drawn(drawing: PanelDrawing): Figure[] {
  const { series, points, firstPaint, redraw } = drawing;
  const goal = (name: string, pair: Pair, limit: number) =>
    judged(`${name}: card to uPlot alone`, {
      goal: `<= ${times(limit)}`,
      measured: compared(pair),
      met: pair.cardMs / pair.bareMs <= limit,
    });
  return [
    goal(`${series} x ${points}, first paint`, firstPaint, PAINT_GOAL),
    goal(`${series} x ${points}, redraw`, redraw, REDRAW_GOAL),
    {
      name: '  first of its page',
      measured: compared(drawing.firstOfPage),
    },
    {
      name: '  a frame while the pointer moves',
      measured: compared(drawing.cursor),
    },
    {
      name: '  its answer',
      measured: `${bytes(drawing.lineBytes)}, read in ${milliseconds(
        drawing.readMs,
      )}, JSON alone ${milliseconds(drawing.jsonMs)}`,
    },
  ];
}

function compared({ cardMs, bareMs, dashedMs }: Pair): string {
  return `${times(cardMs / bareMs)}; ${times(
    cardMs / dashedMs,
  )} one with the same dashes; ${[cardMs, bareMs, dashedMs]
    .map(milliseconds)
    .join(', ')}`;
}

function ofOne(page: PanelPage): Figure[] {
  const { lastMs, sourceMs, againMs } = page;
  return [
    {
      name: `page of ${page.panels} panels`,
      measured: `1 request and ${
        page.otherRequests
      } for dashboard and variables; ${
        page.queries
      } queries at the source; gzip ${bytes(page.bytes)} of ${bytes(
        page.textBytes,
      )}, the source's ${bytes(page.sourceBytes)}`,
    },
    {
      name: '  to the last panel',
      measured: `${milliseconds(lastMs)}, ${times(
        lastMs / sourceMs,
      )} the source alone; within the step ${milliseconds(againMs)}`,
    },
  ];
}

function ofMany(many: PanelViewers): Figure[] {
  const { viewers, queries, distinctQueries, atOnce, spread } = many;
  return [
    judged(`queries a panel and step, ${viewers} viewers`, {
      goal: '1',
      measured: `${number(many.mostOfOne)}; ${number(
        queries,
      )} queries, ${number(distinctQueries)} that differ, for ${number(
        many.pages,
      )} pages`,
      met: many.mostOfOne === 1,
    }),
    {
      name: '  to the last panel',
      measured: `all at once p95 ${milliseconds(
        atOnce.p95,
      )}, p50 ${milliseconds(atOnce.p50)}; each every 5 s p95 ${milliseconds(
        spread.p95,
      )}, p50 ${milliseconds(spread.p50)}; gzip ${bytes(many.bytes)} each`,
    },
  ];
}
