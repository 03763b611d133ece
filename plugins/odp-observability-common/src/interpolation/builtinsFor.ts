import { writeDuration, type TimeRange } from '../time';

/** Variables that Grafana declares itself. */
export const BUILTIN_VARIABLES = [
  '__interval',
  '__interval_ms',
  '__rate_interval',
  '__rate_interval_ms',
  '__range',
  '__range_s',
  '__range_ms',
  '__from',
  '__to',
] as const;

/** What Grafana's own variables stand for in one query. */
export function builtinsFor(input: {
  range: TimeRange;
  intervalMs: number;
  rateIntervalMs: number;
}): ReadonlyMap<string, string> {
  const { range, intervalMs, rateIntervalMs } = input;
  const lengthMs = range.to - range.from;
  const lengthSeconds = Math.round(lengthMs / 1000);
  const texts: Record<(typeof BUILTIN_VARIABLES)[number], string> = {
    __interval: writeDuration(intervalMs),
    __interval_ms: String(intervalMs),
    __rate_interval: writeDuration(rateIntervalMs),
    __rate_interval_ms: String(rateIntervalMs),
    __range: `${lengthSeconds}s`,
    __range_s: String(lengthSeconds),
    __range_ms: String(lengthMs),
    __from: String(range.from),
    __to: String(range.to),
  };
  return new Map(Object.entries(texts));
}
