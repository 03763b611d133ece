import type { Drawing, GestureTimes } from '../drawing';
import { type Figure, judged } from './figure';
import { bytes, milliseconds, number, times } from './units';

const FRAME_GOAL = 1.5;

/** What the map and the architecture cost a browser, in words. */
export function drawingFigures(drawing: Drawing | undefined): Figure[] {
  if (!drawing) {
    return [];
  }
  const { pan, panBusiest, zoom, firstPaintMs, heap, layout } = drawing;
  return [
    frames('pan, where the map opens', pan),
    frames('pan, where it draws the most', panBusiest),
    frames('zoom', zoom),
    {
      name: 'topology to first picture',
      measured: milliseconds(firstPaintMs),
    },
    {
      name: 'heap of the page, a tick a second',
      measured: heap
        .map(look => `${bytes(look.bytes)} after ${number(look.minutes)} min`)
        .join(', '),
    },
    {
      name: `layout of ${layout.components} components`,
      measured: `p50 ${milliseconds(layout.ms.p50)}, worst of ${
        layout.ms.count
      } ${milliseconds(layout.ms.maximum)}`,
    },
  ];
}

function frames(name: string, gesture: GestureTimes): Figure {
  const { frameMs, bareMs, bareCallsMs, calls } = gesture;
  const ratio = frameMs / bareMs;
  return judged(`${name}: frame to a bare canvas`, {
    goal: `<= ${FRAME_GOAL} x`,
    measured: `${times(ratio)}; ${times(
      frameMs / bareCallsMs,
    )} one with as many calls, ${number(calls)}; ${milliseconds(frameMs)}`,
    met: ratio <= FRAME_GOAL,
  });
}
