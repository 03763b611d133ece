import {
  COMPARE_WORDS,
  type EarlierFrames,
  type Panel,
} from '@internal/plugin-odp-observability-common';
import {
  type DrawnSeries,
  type SeriesChart,
  seriesChartOf,
} from './seriesChart';

/** Pixels of line and blank: unlike the dashes of what is now. */
const DASH = [1, 3];

/** A chart with an earlier period laid over it: each series in the colour that it has now. */
export function withEarlier(
  chart: SeriesChart,
  earlier: EarlierFrames | undefined,
  panel: Pick<Panel, 'field' | 'overrides'>,
): SeriesChart {
  if (!earlier || earlier.frames.length === 0) {
    return chart;
  }
  const before = seriesChartOf(earlier.frames, panel);
  const times = [...new Set([...chart.times, ...before.times])].sort(
    (one, other) => one - other,
  );
  const colours = new Map(
    chart.series.map(({ name, colour }) => [name, colour]),
  );
  return {
    times,
    series: [
      ...chart.series.map(one => placedAt(times, chart.times, one)),
      ...before.series.map(one => ({
        ...placedAt(times, before.times, one),
        name: `${one.name}, ${COMPARE_WORDS[earlier.compare]}`,
        colour: colours.get(one.name) ?? one.colour,
        dash: DASH,
        isEarlier: true,
        base: undefined,
      })),
    ],
  };
}

/** A series on another axis of times; where it has none of its own it has no gap either. */
function placedAt(
  times: readonly number[],
  own: readonly number[],
  series: DrawnSeries,
): DrawnSeries {
  if (own.length === times.length) {
    return series;
  }
  const places = new Map(own.map((time, place) => [time, place]));
  const placed = <T>(list: readonly T[]) =>
    times.map(time => {
      const place = places.get(time);
      return place === undefined ? undefined : list[place];
    });
  return {
    ...series,
    values: placed(series.values),
    line: placed(series.line),
    ...(series.base && { base: placed(series.base) }),
  };
}
