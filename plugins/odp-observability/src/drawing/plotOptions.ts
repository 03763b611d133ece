import {
  type Clock,
  clockOf,
  type FieldConfig,
} from '@internal/plugin-odp-observability-common';
import { odpFont, type OdpColours } from '@internal/plugin-odp-react';
import type uPlot from 'uplot';
import { canvasColour } from '../model/colours';
import type { Rollout } from '../model/rollouts';
import { rangeOfScale, scalesOf, thresholdMarksOf } from '../model/scales';
import type { DrawnSeries, SeriesChart } from '../model/seriesChart';
import { incrementsOf, ticksInWords, widthOfTicks } from '../model/ticks';
import { drawLimitWords } from './drawLimitWords';
import { drawRollouts, drawThresholds } from './drawMarks';
import { columnOf } from './plotData';

/** How lines run between points, as uPlot builds them. */
export interface PathBuilders {
  linear: uPlot.Series.PathBuilder;
  smooth: uPlot.Series.PathBuilder;
  stepBefore: uPlot.Series.PathBuilder;
  stepAfter: uPlot.Series.PathBuilder;
  bars: uPlot.Series.PathBuilder;
}

/** What a plot is drawn from, and what it tells. */
export interface PlotPlan {
  chart: SeriesChart;
  /** Of the panel, whose thresholds are drawn. */
  field: FieldConfig;
  /** Milliseconds UTC: what was asked for, with or without samples. */
  range: { from: number; to: number };
  colours: OdpColours;
  clock: Clock;
  rollouts: readonly Rollout[];
  /** Plots with one key share their cursor. */
  syncKey: string;
  /** A stretch of time was marked; milliseconds UTC. */
  onZoom: (from: number, to: number) => void;
  /** The cursor is at a point, or at none. */
  onCursor: (index: number | null, left: number) => void;
}

/** A unit may be called like uPlot's own scale, which is `x`. */
const scaleKey = (name: string) => `y:${name}`;

/** Alpha of what is of an earlier period. */
const PALE = 'b0';
/** Stretches of fewer pixels are clicks. */
const LEAST_BRUSH = 8;
const font = `10.5px ${odpFont.family}`;

/** A chart in uPlot's words, without its size. */
export function plotOptionsOf(
  plan: PlotPlan,
  paths: PathBuilders,
): Omit<uPlot.Options, 'width' | 'height'> {
  const { chart, colours, syncKey } = plan;
  const scales = scalesOf(chart.series);
  const axis = {
    stroke: colours.secondary,
    font,
    grid: { stroke: colours.lineSubtle, width: 1 },
    ticks: { show: false },
  };
  const limits = thresholdMarksOf(plan.field, scales[0]?.ends ?? {}).flatMap(
    ({ from, isLine }) => (isLine && from !== undefined ? [from] : []),
  );
  return {
    legend: { show: false },
    padding: [12, 8, 0, 0],
    cursor: {
      y: false,
      points: { size: 6 },
      drag: { x: true, y: false, setScale: false },
      sync: {
        key: syncKey,
        setSeries: false,
        // Each plot is brushed for itself.
        filters: { pub: type => type === 'mousemove' || type === 'mouseleave' },
      },
    },
    scales: {
      x: {
        time: true,
        range: () => [plan.range.from / 1000, plan.range.to / 1000],
      },
      ...Object.fromEntries(
        scales.map(({ name, ends }, place) => [
          scaleKey(name),
          {
            range: (_: uPlot, min: number | null, max: number | null) =>
              rangeOfScale(ends, { min, max }, place === 0 ? limits : []),
          },
        ]),
      ),
    },
    axes: [
      {
        ...axis,
        size: 22,
        space: 72,
        grid: { show: false },
        values: (_, splits) => splits.map(at => clockOf(at * 1000, plan.clock)),
      },
      ...scales.map(({ name, field }, place) => ({
        ...axis,
        scale: scaleKey(name),
        side: place === 0 ? (3 as const) : (1 as const),
        grid: place === 0 ? axis.grid : { show: false },
        size: (_: uPlot, values: string[] | null) => widthOfTicks(values ?? []),
        space: 30,
        incrs: incrementsOf(field),
        label: field.custom.axisLabel,
        labelFont: font,
        labelSize: field.custom.axisLabel ? 18 : 0,
        values: (_: uPlot, splits: number[]) => ticksInWords(splits, field),
      })),
    ],
    series: [
      {},
      ...chart.series.flatMap(one => seriesOptions(one, colours, paths)),
    ],
    bands: chart.series.flatMap((one, index) =>
      one.base && one.field.custom.fillOpacity > 0
        ? [
            {
              series: [
                columnOf(chart, index),
                columnOf(chart, index) + 1,
              ] as uPlot.Band.Bounds,
              fill: groundOf(one, colours),
            },
          ]
        : [],
    ),
    hooks: {
      drawClear: [plot => drawThresholds(plot, plan, scaleKey)],
      draw: [
        plot => drawLimitWords(plot, plan, scaleKey),
        plot => drawRollouts(plot, plan),
      ],
      setCursor: [
        plot => plan.onCursor(plot.cursor.idx ?? null, plot.cursor.left ?? -1),
      ],
      setSelect: [plot => zoomTo(plot, plan)],
    },
  };
}

function seriesOptions(
  one: DrawnSeries,
  colours: OdpColours,
  paths: PathBuilders,
): uPlot.Series[] {
  const { custom } = one.field;
  const isPoints = custom.drawStyle === 'points' && !one.isEarlier;
  const isBars = custom.drawStyle === 'bars' && !one.base && !one.isEarlier;
  const isFilled =
    !one.base && !one.isEarlier && (custom.fillOpacity > 0 || isBars);
  const line = {
    label: one.name,
    scale: scaleKey(one.scale),
    stroke: `${canvasColour(one.colour, colours)}${one.isEarlier ? PALE : ''}`,
    width: widthOf(one, isPoints),
    dash: [...one.dash],
    // A stack is filled down to the one below it.
    fill: isFilled ? groundOf(one, colours) : undefined,
    // A point between two gaps is seen nowhere else.
    points: isPoints ? { show: true, size: 5 } : { size: 4 },
    spanGaps: false,
    paths: isBars ? paths.bars : paths[custom.lineInterpolation],
  };
  return one.base
    ? [
        line,
        {
          scale: line.scale,
          width: 0,
          points: { show: false },
          paths: line.paths,
        },
      ]
    : [line];
}

function widthOf({ field, isEarlier }: DrawnSeries, isPoints: boolean) {
  if (isPoints || isEarlier) {
    return isEarlier ? 1 : 0;
  }
  return Math.max(1, field.custom.lineWidth);
}

function groundOf(one: DrawnSeries, colours: OdpColours): string {
  const opacity = Math.min(100, one.field.custom.fillOpacity || 60) / 100;
  const alpha = Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');
  return `${canvasColour(one.colour, colours)}${alpha}`;
}

function zoomTo(plot: uPlot, { onZoom }: PlotPlan): void {
  const { left, width } = plot.select;
  if (width < LEAST_BRUSH) {
    return;
  }
  const [from, to] = [left, left + width].map(pixel =>
    Math.round(plot.posToVal(pixel, 'x') * 1000),
  );
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  onZoom(from, to);
}
