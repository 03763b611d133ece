import type uPlot from 'uplot';
import type { SeriesChart } from '../model/seriesChart';

/** Columns of a plot: seconds, and for each series its line, with its ground behind it where it is stacked. */
export function plotDataOf({ times, series }: SeriesChart): uPlot.AlignedData {
  return [
    times.map(time => time / 1000),
    ...series.flatMap(({ line, base }) => (base ? [line, base] : [line])),
  ] as uPlot.AlignedData;
}

/** Place of a series' line among the columns. */
export function columnOf({ series }: SeriesChart, index: number): number {
  return series
    .slice(0, index)
    .reduce((column, { base }) => column + (base ? 2 : 1), 1);
}
