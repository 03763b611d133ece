import type { Forecast, TopicDetail } from '@internal/plugin-odp-pulsar-common';

/** What the chart of a backlog draws; moments in seconds since the epoch, amounts in bytes. */
export interface BacklogChart {
  times: number[];
  /** Null where nothing was read, and after now. */
  history: Array<number | null>;
  /** Null before the last reading; without one there is no estimate. */
  estimate: Array<number | null>;
  limit?: number;
  /** Of the last reading; what stands right of it is an estimate. */
  until: number;
  /** When the estimate reaches the limit, as far as it is drawn. */
  fullAt?: number;
  marks: Array<{ at: number; label: string }>;
  evictions: number[];
}

/** Part of the history's length that an estimate takes at least and at most. */
const LEAST_AHEAD = 0.2;
const MOST_AHEAD = 0.75;
/** A short history leaves room for a limit that is near, in seconds. */
const NEAR = 3600;
/** Teeth of a saw that are drawn at most. */
const MOST_TEETH = 40;

interface Point {
  at: number;
  bytes: number;
}

const seconds = (iso: string) => Date.parse(iso) / 1000;

/** What the history of a topic, its limit and its forecast draw; `undefined` while it is no line yet. */
export function backlogChart(detail: TopicDetail): BacklogChart | undefined {
  const { history, forecast } = detail;
  const times = history?.times.map(seconds) ?? [];
  const last = lastKnown(times, history?.backlogBytes ?? []);
  // One reading has no time to be drawn over.
  if (!history || !last || last.at <= times[0]) {
    return undefined;
  }
  const limit = detail.usages.find(({ kind }) => kind === 'backlog')?.limit
    .value;
  const span = last.at - times[0];
  const estimate = estimateFrom(last, { forecast, limit, span });
  const ahead = estimate.slice(1);
  const from = times.indexOf(last.at);
  return {
    times: [...times.slice(0, from + 1), ...ahead.map(({ at }) => at)],
    history: [
      ...history.backlogBytes.slice(0, from + 1),
      ...ahead.map(() => null),
    ],
    estimate: estimate.length
      ? [
          ...times.slice(0, from).map(() => null),
          ...estimate.map(({ bytes }) => bytes),
        ]
      : times.slice(0, from + 1).map(() => null),
    limit,
    until: last.at,
    fullAt: estimate.find(({ bytes }) => limit !== undefined && bytes >= limit)
      ?.at,
    marks: detail.marks
      .map(({ at, label }) => ({ at: seconds(at), label }))
      .filter(({ at }) => at >= times[0] && at <= last.at),
    evictions: detail.evictions
      .map(({ at }) => seconds(at))
      .filter(at => at >= times[0] && at <= last.at),
  };
}

function lastKnown(
  times: number[],
  values: Array<number | null>,
): Point | undefined {
  for (let index = times.length - 1; index >= 0; index -= 1) {
    const bytes = values[index];
    if (bytes !== null && bytes !== undefined) {
      return { at: times[index], bytes };
    }
  }
  return undefined;
}

interface Estimate {
  forecast?: Forecast;
  limit?: number;
  /** Seconds of history. */
  span: number;
}

/** The line ahead, its first point being the last reading; empty where none is foreseen. */
function estimateFrom(last: Point, given: Estimate): Point[] {
  const { forecast, limit, span } = given;
  const slope = forecast?.slope;
  if (!forecast || !slope || span <= 0) {
    return [];
  }
  const most = Math.max(span * MOST_AHEAD, NEAR);
  if (forecast.state === 'draining') {
    const end = Math.min(last.bytes / -slope, most);
    return [last, { at: last.at + end, bytes: last.bytes + slope * end }];
  }
  if (slope < 0 || !['growing', 'full', 'unlimited'].includes(forecast.state)) {
    return [];
  }
  const toLimit = secondsToLimit(last, { forecast, limit });
  const ahead = Math.min(Math.max(toLimit * 1.8, span * LEAST_AHEAD), most);
  if (toLimit >= ahead) {
    const grown =
      limit === undefined
        ? slope * ahead
        : ((limit - last.bytes) * ahead) / toLimit;
    return [last, { at: last.at + ahead, bytes: last.bytes + grown }];
  }
  const full = { at: last.at + toLimit, bytes: limit! };
  return [last, full, ...atTheLimit(full, { ...given, end: last.at + ahead })];
}

/** As the forecast says it, so that picture and words tell one moment; else by the slope. */
function secondsToLimit(
  last: Point,
  { forecast, limit }: Pick<Estimate, 'forecast' | 'limit'>,
): number {
  if (limit === undefined) {
    return Infinity;
  }
  const { limitAt, slope = 0 } = forecast!;
  return Math.max(
    0,
    limitAt === undefined
      ? (limit - last.bytes) / slope
      : seconds(limitAt) - last.at,
  );
}

/** At its limit a backlog is evicted and fills again; one that holds or refuses its producers stays there. */
function atTheLimit(
  full: Point,
  { forecast, end }: Estimate & { end: number },
): Point[] {
  const { evictedBytes = 0, slope = 0, effect } = forecast!;
  const period = evictedBytes / slope;
  const teeth = (end - full.at) / period;
  if (effect !== 'evicts' || !(period > 0) || teeth > MOST_TEETH) {
    return [{ at: end, bytes: full.bytes }];
  }
  const points: Point[] = [];
  for (let at = full.at; at < end; at += period) {
    // A moment later, because two points of a line cannot share one.
    points.push({ at: at + period / 1000, bytes: full.bytes - evictedBytes });
    const next = Math.min(at + period, end);
    points.push({
      at: next,
      bytes: full.bytes - evictedBytes + slope * (next - at),
    });
  }
  return points;
}
