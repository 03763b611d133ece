import type { Forecast, Limit, Policies } from '../contract';
import { isSystemSubscription } from '../names';
import type { TopicReading } from '../records';
import { backlogBytesOf, subscriptionBacklogBytesOf } from '../limits';
import { decimalBytesInWords } from '../sentences';

/** A backlog at a moment of the portal's clock, in milliseconds since the epoch. */
export interface BacklogPoint {
  at: number;
  bytes: number;
}

export interface ForecastInput {
  /** Of one topic or partition, oldest first. */
  points: readonly BacklogPoint[];
  limit: Limit;
  policy?: Policies['backlogPolicy'];
  topic: TopicReading;
  /** When it was evicted, in milliseconds since the epoch. */
  evictedAt: readonly number[];
  now: number;
}

const HOUR = 3600;

/** Where the backlog of one topic or partition goes. */
export function forecastBacklog(input: ForecastInput): Forecast {
  const { points, limit, topic, now } = input;
  const bytes = backlogBytesOf(topic);
  if (bytes === undefined || points.length < 2 || limit.state === 'unknown') {
    return { state: 'unknown', status: 'unknown' };
  }
  if (bytes === 0) {
    return { state: 'empty', status: 'healthy' };
  }
  const [first, last] = [points[0], points[points.length - 1]];
  const seconds = (last.at - first.at) / 1000;
  if (seconds <= 0) {
    return { state: 'unknown', status: 'unknown' };
  }
  const slope = (last.bytes - first.bytes) / seconds;
  const basis = {
    slope,
    overSeconds: seconds,
    confidence: 'low' as const,
    basis: `${slope < 0 ? '' : '+'}${decimalBytesInWords(slope * 60)}/min`,
  };
  if (slope < 0) {
    return {
      state: 'draining',
      status: 'healthy',
      secondsToEmpty: bytes / -slope,
      ...basis,
    };
  }
  if (slope === 0 || limit.value === undefined) {
    return {
      state: slope === 0 ? 'steady' : 'unlimited',
      status: 'healthy',
      ...basis,
    };
  }
  const secondsToLimit = Math.max(0, limit.value - bytes) / slope;
  return {
    state: bytes >= limit.value ? 'full' : 'growing',
    status: statusOfSeconds(secondsToLimit),
    secondsToLimit,
    limitAt: new Date(now + secondsToLimit * 1000).toISOString(),
    subscription: slowestOf(topic),
    ...basis,
  };
}

function statusOfSeconds(seconds: number): Forecast['status'] {
  if (seconds < HOUR) {
    return 'failing';
  }
  return seconds < 12 * HOUR ? 'degraded' : 'healthy';
}

/** The subscription with the largest backlog, which the broker skips first. */
function slowestOf(topic: TopicReading): string | undefined {
  let slowest: { name: string; bytes: number } | undefined;
  for (const subscription of topic.subscriptions) {
    const bytes = subscriptionBacklogBytesOf(subscription, topic) ?? 0;
    if (
      !isSystemSubscription(subscription.name) &&
      bytes > (slowest?.bytes ?? 0)
    ) {
      slowest = { name: subscription.name, bytes };
    }
  }
  return slowest?.name;
}
