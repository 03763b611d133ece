import {
  chartOf,
  extentOf,
  type FieldConfig,
  type Frame,
  type Panel,
  stackSeries,
  thresholdOf,
} from '@internal/plugin-odp-observability-common';
import { type ColourToken, tokenOf } from './colours';

/** A value at a time; undefined where another series alone has a time, which is no gap. */
type DrawnValue = number | null | undefined;

/** A series as it is drawn. */
export interface DrawnSeries {
  name: string;
  field: FieldConfig;
  colour: ColourToken;
  /** Lengths in pixels of line and blank; empty: solid. */
  dash: readonly number[];
  /** On which scale: its unit. */
  scale: string;
  /** As the source has them, one a time of the chart. */
  values: DrawnValue[];
  /** Where the line runs: what is no number is a gap, and a stack is summed up. */
  line: DrawnValue[];
  /** It is of an earlier period: drawn thin and pale, and judged by no limit. */
  isEarlier?: boolean;
  /** Where its ground starts in a stack; absent: at zero. */
  base?: DrawnValue[];
}

/** What a panel draws over time. */
export interface SeriesChart {
  /** Milliseconds UTC, rising. */
  times: number[];
  series: DrawnSeries[];
}

/** Six hues and seven dashes: 42 series of which no two look alike. */
const HUES = 6;
const DASHES: readonly (readonly number[])[] = [
  [],
  [7, 3],
  [2, 3],
  [10, 3, 2, 3],
  [14, 4],
  [5, 2, 2, 2, 2, 2],
  [4, 6],
];
const NAMED_DASHES = { dash: [7, 3], dot: [2, 3], square: [4, 4] } as const;

/** Puts the series of all frames on one axis of times, stacks those that are to be stacked, and gives each a look. */
export function seriesChartOf(
  frames: readonly Frame[],
  panel: Pick<Panel, 'field' | 'overrides'>,
): SeriesChart {
  const charted = chartOf(frames, panel).filter(
    ({ times }) => times.length > 0,
  );
  const times = unionOf(charted.map(one => one.times));
  const extent = extentOf(charted);
  const series = charted.map((one, index): DrawnSeries => {
    const { name, field } = one;
    const values = alignedTo(times, one);
    const { fixed, mode } = field.color;
    const last = one.values.at(-1) ?? null;
    const named =
      mode === 'thresholds' ? thresholdOf(last, field, extent)?.color : fixed;
    return {
      name,
      field,
      colour: (mode === 'palette' ? undefined : tokenOf(named)) ?? hueOf(index),
      dash: dashOf(field, index),
      scale: field.unit ?? '',
      values,
      line: bridged(values, times, field.custom.spanNulls),
    };
  });
  return { times, series: stacked(series) };
}

/** The series without those that are hidden in the legend. */
export function onLegend(series: readonly DrawnSeries[]): DrawnSeries[] {
  return series.filter(({ field }) => !field.custom.isHiddenInLegend);
}

function hueOf(index: number): ColourToken {
  return `series-${((index % HUES) + 1) as 1 | 2 | 3 | 4 | 5 | 6}`;
}

function dashOf({ custom }: FieldConfig, index: number): readonly number[] {
  return custom.lineStyle === 'solid'
    ? DASHES[index % DASHES.length]
    : NAMED_DASHES[custom.lineStyle];
}

function unionOf(lists: readonly (readonly number[])[]): number[] {
  const [first = [], ...rest] = lists;
  const isShared = rest.every(
    list =>
      list === first ||
      (list.length === first.length &&
        list.every((time, place) => time === first[place])),
  );
  return isShared
    ? [...first]
    : [...new Set(lists.flat())].sort((one, other) => one - other);
}

function alignedTo(
  times: readonly number[],
  series: { times: readonly number[]; values: readonly (number | null)[] },
): DrawnValue[] {
  if (series.times.length === times.length) {
    return [...series.values];
  }
  const places = new Map(series.times.map((time, place) => [time, place]));
  return times.map(time => {
    const place = places.get(time);
    return place === undefined ? undefined : series.values[place];
  });
}

/** What is no finite number is a gap; gaps that a line may cross are left to it. */
function bridged(
  values: readonly DrawnValue[],
  times: readonly number[],
  spanNulls: boolean | number,
): DrawnValue[] {
  const line = values.map(value =>
    typeof value === 'number' && !Number.isFinite(value) ? null : value,
  );
  const longest = typeof spanNulls === 'number' ? spanNulls : Infinity;
  if (spanNulls === false) {
    return line;
  }
  let from: number | undefined;
  line.forEach((value, place) => {
    if (typeof value !== 'number') {
      return;
    }
    if (from !== undefined && times[place] - times[from] <= longest) {
      line.fill(undefined, from + 1, place);
    }
    from = place;
  });
  return line;
}

function stacked(series: DrawnSeries[]): DrawnSeries[] {
  const groups = new Map<string, number[]>();
  series.forEach(({ field, scale }, index) => {
    const { stacking, stackingGroup = '' } = field.custom;
    if (stacking !== 'none') {
      const key = JSON.stringify([stacking, stackingGroup, scale]);
      groups.set(key, [...(groups.get(key) ?? []), index]);
    }
  });
  const drawn = [...series];
  for (const places of groups.values()) {
    const { stacking } = series[places[0]].field.custom;
    const sums = stackSeries(
      places.map(place => series[place].line.map(value => value ?? null)),
      stacking === 'percent' ? 'percent' : 'normal',
    );
    places.forEach((place, order) => {
      drawn[place] = {
        ...series[place],
        line: sums[order].to,
        base: sums[order].from,
        ...(stacking === 'percent' && { scale: 'percentunit' }),
      };
    });
  }
  return drawn;
}
