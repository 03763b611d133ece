import {
  CALC_NAMES,
  calculate,
  type Calc,
  displayOf,
  type PanelOptions,
  textOf,
} from '@internal/plugin-odp-observability-common';
import { type DrawnSeries, onLegend } from './seriesChart';

/** A line of a legend. */
interface LegendLine {
  /** Place among the drawn series. */
  index: number;
  series: DrawnSeries;
  /** What was asked to be calculated, in words, in the order of the heads. */
  figures: string[];
}

/** The legend of a chart: its calculations by name, and a line a series. */
export interface Legend {
  heads: string[];
  lines: LegendLine[];
}

/** The legend as the panel wants it; undefined: it wants none. */
export function legendOfChart(
  series: readonly DrawnSeries[],
  options: PanelOptions,
): Legend | undefined {
  const { isShown = true, calcs = [] } = options.legend ?? {};
  if (!isShown) {
    return undefined;
  }
  return {
    heads: calcs.map(headOf),
    lines: onLegend(series).map(one => ({
      index: series.indexOf(one),
      series: one,
      figures: calcs.map(calc => figureOf(one, calc)),
    })),
  };
}

function headOf(calc: Calc): string {
  // The star of Grafana's name says "that is no null", which nobody reads.
  return CALC_NAMES[calc].replace(' *', '');
}

function figureOf({ values, field }: DrawnSeries, calc: Calc): string {
  const known = values.filter(
    (value): value is number | null => value !== undefined,
  );
  const result = calculate(known, calc);
  const isCount = /count/i.test(calc);
  return textOf(
    displayOf(result, isCount ? { ...field, unit: undefined } : field),
  ).trim();
}
