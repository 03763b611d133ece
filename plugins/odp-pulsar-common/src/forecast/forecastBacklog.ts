import { durationInWords } from '@internal/vocabulary';
import type { Forecast, Limit, Policies } from '../contract';
import { backlogBytesOf } from '../limits';
import type { TopicReading } from '../records';
import { decimalBytesInWords } from '../sentences';
import type { BacklogPoint } from './BacklogPoint';
import { fitSlope, type Slope } from './fitSlope';
import { recentSegments } from './recentSegments';
import { slowestSubscriptionOf } from './slowestSubscriptionOf';

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

type Trend = Pick<Forecast, 'slope' | 'overSeconds' | 'confidence' | 'basis'>;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Further ahead, a line of half an hour says nothing. */
const HORIZON = 30 * DAY;

/** What an eviction skips of the limit, and what it leaves. */
const EVICTED_SHARE = 0.1;

const UNKNOWN: Forecast = { state: 'unknown', status: 'unknown' };

/** Where the backlog of one topic or partition goes. */
export function forecastBacklog(input: ForecastInput): Forecast {
  const { limit, topic } = input;
  const bytes = backlogBytesOf(topic);
  if (bytes === undefined) {
    return UNKNOWN;
  }
  if (bytes === 0) {
    return { state: 'empty', status: 'healthy' };
  }
  const slope = fitSlope(recentSegments({ ...input, limit: limit.value }));
  const isAtLimit = limit.value !== undefined && bytes >= limit.value;
  if (!slope) {
    return isAtLimit ? atLimit(input, {}) : UNKNOWN;
  }
  const trend = trendOf(slope, input);
  const isMoving = Math.abs(slope.perSecond) * slope.seconds > 2 * slope.noise;
  const secondsToEmpty = -bytes / slope.perSecond;
  if (isMoving && slope.perSecond < 0 && secondsToEmpty < HORIZON) {
    return { state: 'draining', status: 'healthy', secondsToEmpty, ...trend };
  }
  return isAtLimit
    ? atLimit(input, trend)
    : towardsLimit(input, { bytes, trend, isMoving });
}

function towardsLimit(
  input: ForecastInput,
  {
    bytes,
    trend,
    isMoving,
  }: { bytes: number; trend: Trend; isMoving: boolean },
): Forecast {
  const { limit, policy, evictedAt, now } = input;
  const { slope = 0 } = trend;
  const isGrowing = isMoving && slope > 0;
  if (limit.state === 'unlimited' || policy === 'invalid') {
    return isGrowing
      ? { state: 'unlimited', status: 'degraded', ...trend }
      : { state: 'steady', status: 'healthy', ...trend };
  }
  if (limit.value === undefined) {
    return { state: 'unknown', status: 'unknown', ...trend };
  }
  const secondsToLimit = (limit.value - bytes) / slope;
  if (!isGrowing || secondsToLimit > HORIZON) {
    return { state: 'steady', status: 'healthy', ...trend };
  }
  const isAgain = evictedAt.some(at => at > now - DAY * 1000 && at <= now);
  const isInTeeth = isAgain && bytes >= (1 - 1.5 * EVICTED_SHARE) * limit.value;
  return {
    state: isInTeeth ? 'full' : 'growing',
    status: statusOfSeconds(secondsToLimit),
    ...momentOfLimit(input, secondsToLimit),
    ...effectOf(input),
    ...(isAgain && { isAgain }),
    ...trend,
  };
}

function atLimit(input: ForecastInput, trend: Trend): Forecast {
  const { policy, evictedAt, now } = input;
  if (policy === 'invalid') {
    return { state: 'unlimited', status: 'degraded', ...trend };
  }
  return {
    state: 'full',
    status: 'failing',
    ...momentOfLimit(input, 0),
    ...effectOf(input),
    ...(evictedAt.some(at => at <= now) && { isAgain: true }),
    ...trend,
  };
}

function momentOfLimit({ topic, now }: ForecastInput, seconds: number) {
  const at = Math.min(topic.readAt, now) + seconds * 1000;
  return {
    secondsToLimit: Math.max(0, (at - now) / 1000),
    limitAt: new Date(Math.max(at, now)).toISOString(),
  };
}

function effectOf({
  policy,
  limit,
  topic,
}: ForecastInput): Pick<Forecast, 'effect' | 'subscription' | 'evictedBytes'> {
  const subscription = slowestSubscriptionOf(topic);
  const victim = subscription !== undefined && { subscription };
  switch (policy) {
    case 'consumer_backlog_eviction':
      return {
        effect: 'evicts',
        evictedBytes: Math.round((limit.value ?? 0) * EVICTED_SHARE),
        ...victim,
      };
    case 'producer_request_hold':
      return { effect: 'holds-producers', ...victim };
    case 'producer_exception':
      return { effect: 'refuses-producers', ...victim };
    default:
      return { ...victim };
  }
}

function trendOf(slope: Slope, { policy }: ForecastInput): Trend {
  const { perSecond, seconds } = slope;
  const sign = perSecond > 0 ? '+' : '';
  const over = durationInWords(Math.round(seconds) * 1000);
  return {
    slope: perSecond,
    overSeconds: seconds,
    confidence: confidenceOf(slope),
    basis: [
      `${sign}${decimalBytesInWords(perSecond * 60)}/min over ${over}`,
      ...(policy === 'invalid'
        ? ['the quota has no policy that the broker knows, so nothing stops it']
        : []),
    ].join('; '),
  };
}

function confidenceOf({
  readings,
  seconds,
  straightness,
}: Slope): Forecast['confidence'] {
  if (readings >= 20 && seconds >= 600 && straightness >= 0.95) {
    return 'high';
  }
  return readings >= 8 && seconds >= 180 && straightness >= 0.8
    ? 'medium'
    : 'low';
}

function statusOfSeconds(seconds: number): Forecast['status'] {
  if (seconds < HOUR) {
    return 'failing';
  }
  return seconds < 12 * HOUR ? 'degraded' : 'healthy';
}
