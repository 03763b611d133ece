import type {
  Forecast,
  Limit,
  Sight,
  Trend,
  Usage,
} from '@internal/plugin-odp-pulsar-common';

/** The moment at which the tests look: Monday 23 November 2026, 14:32 UTC. */
export const NOW = Date.parse('2026-11-23T14:32:00Z');

export const MB = 1_000_000;
export const GB = 1000 * MB;
const MINUTE = 60_000;

/** A time so many minutes before {@link NOW}; later ones are negative. */
export const minutesAgo = (minutes: number) =>
  new Date(NOW - minutes * MINUTE).toISOString();

export const submitted =
  'persistent://odp/workspace-acme-risk/pipeline.submitted';

/** What is said of every read of `odp-eu`. */
export function aSight(change: Partial<Sight> = {}): Sight {
  return {
    instance: 'odp-eu',
    freshness: { state: 'live', asOf: minutesAgo(0.2) },
    source: 'broker-stats',
    coverage: { answered: 3, total: 3 },
    nextSweepAt: minutesAgo(-0.3),
    gaps: [],
    ...change,
  };
}

export const oneGigabyte: Limit = { state: 'set', value: GB };

/** A topic against its backlog limit of 1 GB. */
export function aBacklog(topic: string, used: number): Usage {
  return {
    kind: 'backlog',
    topic,
    used,
    limit: oneGigabyte,
    share: used / GB,
  };
}

/** A line of three hours, a point every five minutes, by the minutes before {@link NOW}. */
export function aTrend(valueAt: (minutes: number) => number | null): Trend {
  return {
    from: minutesAgo(180),
    stepSeconds: 300,
    values: Array.from({ length: 37 }, (_, step) => valueAt(180 - step * 5)),
  };
}

/** `pipeline.submitted` of acme-risk: grows by 18.9 MB a minute since 13:58. */
export const growth = (minutes: number) =>
  minutes >= 34 ? 2 * MB : 2 * MB + (34 - minutes) * 18.5 * MB;

export const growing: Forecast = {
  state: 'growing',
  status: 'failing',
  effect: 'evicts',
  secondsToLimit: 1200,
  limitAt: minutesAgo(-20),
  slope: (18.5 * MB) / 60,
  overSeconds: 1800,
  confidence: 'high',
  subscription: 'yaml-processor',
  evictedBytes: 100 * MB,
  basis: '+18.5 MB/min over 30 min',
};

export const steady: Forecast = {
  state: 'steady',
  status: 'healthy',
  slope: 0,
  overSeconds: 1800,
  confidence: 'high',
};
