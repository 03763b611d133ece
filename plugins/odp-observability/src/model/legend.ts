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

/** Lines that are seen without scrolling. */
const SEEN = 5;

/** The legend as the panel wants it, of many series the highest first, which are seen without scrolling; undefined: it wants none. */
export function legendOfChart(
  series: readonly DrawnSeries[],
  options: PanelOptions,
): Legend | undefined {
  const { isShown = true, calcs = [] } = options.legend ?? {};
  if (!isShown) {
    return undefined;
  }
  const shown = onLegend(series);
  return {
    heads: calcs.map(headOf),
    lines: (shown.length > SEEN ? highestFirst(shown) : shown).map(one => ({
      index: series.indexOf(one),
      series: one,
      figures: figuresOf(one, calcs),
    })),
  };
}

function headOf(calc: Calc): string {
  // The star of Grafana's name says "that is no null", which nobody reads.
  return CALC_NAMES[calc].replace(' *', '');
}

function highestFirst(series: readonly DrawnSeries[]): DrawnSeries[] {
  return series
    .map(one => ({
      one,
      last: calculate(knownOf(one), 'lastNotNull') ?? -Infinity,
    }))
    .sort((a, b) => b.last - a.last)
    .map(({ one }) => one);
}

function knownOf({ values }: DrawnSeries): (number | null)[] {
  return values.filter((value): value is number | null => value !== undefined);
}

function figuresOf(series: DrawnSeries, calcs: readonly Calc[]): string[] {
  const { field } = series;
  const known = knownOf(series);
  return calcs.map(calc => {
    const isCount = /count/i.test(calc);
    return textOf(
      displayOf(
        calculate(known, calc),
        isCount ? { ...field, unit: undefined } : field,
      ),
    ).trim();
  });
}
