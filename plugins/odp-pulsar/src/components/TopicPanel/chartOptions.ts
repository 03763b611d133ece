import { decimalBytesInWords } from '@internal/plugin-odp-pulsar-common';
import {
  formatClock,
  odpFont,
  type OdpColours,
} from '@internal/plugin-odp-react';
import type { Status } from '@internal/vocabulary';
import type uPlot from 'uplot';
import type { BacklogChart } from '../../model/backlogChart';
import { drawEstimateGround, drawLimitAndMarks } from './drawOnChart';

interface ChartOptions {
  /** The newest figures. */
  chart: () => BacklogChart;
  colours: OdpColours;
  status: Status;
}

const font = `10.5px ${odpFont.family}`;

/** Part of the height that is left over the limit or the largest backlog. */
const HEAD_ROOM = 1.12;

/** How uPlot draws a backlog: history solid, estimate dashed, on the scale of the limit. */
export function chartOptions(
  options: ChartOptions,
): Omit<uPlot.Options, 'width' | 'height'> {
  const { chart, colours, status } = options;
  const line = colours[status].fill;
  const axis = {
    stroke: colours.secondary,
    font,
    grid: { stroke: colours.lineSubtle, width: 1 },
    ticks: { show: false },
  };
  return {
    legend: { show: false },
    padding: [4, 8, 0, 0],
    cursor: { y: false, points: { size: 7 } },
    scales: {
      x: { time: true },
      y: {
        range: (_, __, most) => [
          0,
          Math.max(most ?? 0, chart().limit ?? 0, 1) * HEAD_ROOM,
        ],
      },
    },
    axes: [
      {
        ...axis,
        size: 22,
        space: 64,
        grid: { show: false },
        values: (_, splits) =>
          splits.map(at => formatClock(at * 1000, chart().until * 1000)),
      },
      {
        ...axis,
        size: 52,
        space: 34,
        values: (_, splits) => splits.map(bytes => decimalBytesInWords(bytes)),
      },
    ],
    series: [
      {},
      {
        stroke: line,
        width: 2,
        fill: `${line}22`,
        points: { show: false },
        spanGaps: false,
      },
      { stroke: line, width: 1.5, dash: [4, 3], points: { show: false } },
    ],
    hooks: {
      drawClear: [plot => drawEstimateGround(plot, chart(), colours)],
      draw: [plot => drawLimitAndMarks(plot, chart(), colours)],
      setCursor: [plot => readOut(plot)],
    },
  };
}

/** The figures under the pointer, as the chart's tooltip. */
function readOut(plot: uPlot): void {
  const { idx } = plot.cursor;
  const element = plot.over;
  if (idx === null || idx === undefined) {
    element.title = '';
    return;
  }
  const [times, history, estimate] = plot.data;
  const at = times[idx] * 1000;
  element.title = `${formatClock(at, at)} UTC: ${amountWords(
    history[idx],
    estimate[idx],
  )}`;
}

function amountWords(
  read: number | null | undefined,
  estimated: number | null | undefined,
): string {
  if (typeof read === 'number') {
    return decimalBytesInWords(read);
  }
  return typeof estimated === 'number'
    ? `~${decimalBytesInWords(estimated)}, estimate`
    : 'unknown';
}
