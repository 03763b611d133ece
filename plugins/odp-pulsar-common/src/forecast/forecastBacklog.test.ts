import {
  aLimit,
  aSubscriptionReading,
  aTopicReading,
  BUS_NOW,
} from '@internal/test-utils';
import { forecastSchema } from '../contract';
import { type ForecastInput, forecastBacklog } from './forecastBacklog';

const MINUTE = 60_000;
const GB = 1e9;
const MB = 1e6;

/** A backlog read each half minute up to now. */
function line(minutes: number, bytesAt: (minutesAgo: number) => number) {
  return Array.from({ length: minutes * 2 + 1 }, (_, index) => {
    const ago = minutes - index / 2;
    return { at: BUS_NOW - ago * MINUTE, bytes: Math.max(0, bytesAt(ago)) };
  });
}

function forecast(
  points: ForecastInput['points'],
  overrides: Partial<ForecastInput> = {},
) {
  const bytes = points[points.length - 1]?.bytes ?? 0;
  const found = forecastBacklog({
    points,
    limit: aLimit(GB),
    policy: 'consumer_backlog_eviction',
    topic: aTopicReading({
      subscriptions: [
        aSubscriptionReading({ name: 'analytics', backlogBytes: 12_000 }),
        aSubscriptionReading({ name: 'yaml-processor', backlogBytes: bytes }),
      ],
    }),
    evictedAt: [],
    now: BUS_NOW,
    ...overrides,
  });
  expect(forecastSchema.parse(found)).toEqual(found);
  return found;
}

/** A backlog of `bytes` now that grew for half an hour. */
const growing = (bytes: number, perMinute: number) =>
  line(30, ago => bytes - ago * perMinute);

describe('forecastBacklog', () => {
  it('names the subscription that is evicted, when, how much, and from what it is told', () => {
    expect(forecast(growing(622 * MB, 18.9 * MB))).toMatchObject({
      state: 'growing',
      status: 'failing',
      effect: 'evicts',
      subscription: 'yaml-processor',
      secondsToLimit: 1200,
      limitAt: '2026-11-23T14:52:00.000Z',
      evictedBytes: 100 * MB,
      confidence: 'high',
      basis: '+18.9 MB/min over 30 min',
    });
  });

  it.each([
    [900, 10, 'failing'],
    [900, 1, 'degraded'],
    [100, 1.5, 'degraded'],
    [100, 1, 'healthy'],
  ])(
    'colours %d MB growing by %d MB a minute by the time that is left: %s',
    (megabytes, perMinute, status) => {
      expect(forecast(growing(megabytes * MB, perMinute * MB)).status).toBe(
        status,
      );
    },
  );

  it('sees growth that began eight minutes ago in a backlog that stood still before', () => {
    const points = line(30, ago => 100 * MB + Math.max(0, 8 - ago) * 20 * MB);
    const { state, slope } = forecast(points);
    expect(state).toBe('growing');
    expect(slope! * 60).toBeCloseTo(20 * MB, -5);
  });

  it('measures growth over the half hour though readings scatter around it', () => {
    const scatter = (ago: number) => 15 * MB * Math.sin(ago * 7);
    const points = line(30, ago => 500 * MB - ago * 2 * MB + scatter(ago));
    const { overSeconds, slope } = forecast(points);
    expect(overSeconds).toBe(1800);
    expect(slope! * 60).toBeCloseTo(2 * MB, -6);
  });

  it('measures growth that slows a little over the half hour too', () => {
    const points = line(30, ago => 500 * MB - (ago + ago * ago * 0.003) * MB);
    expect(forecast(points).overSeconds).toBe(1800);
  });

  it('sees that growth has ended', () => {
    const points = line(30, ago => 500 * MB - Math.max(0, ago - 8) * 15 * MB);
    expect(forecast(points)).toMatchObject({
      state: 'steady',
      status: 'healthy',
    });
  });

  it('is not misled by single wrong readings', () => {
    const points = growing(622 * MB, 18.9 * MB);
    points[10] = { ...points[10], bytes: 0 };
    points[57] = { ...points[57], bytes: 9 * GB };
    const { slope } = forecast(points);
    expect(slope! * 60).toBeCloseTo(18.9 * MB, -5);
  });

  it('takes a backlog that goes up and down around a level for steady', () => {
    const points = line(30, ago => 50 * MB + 10 * MB * Math.sin(ago * 5));
    expect(forecast(points).state).toBe('steady');
  });

  it('tells a saw at the limit from recovery: full again, and when next', () => {
    const evictedAt = [15, 10, 5].map(ago => BUS_NOW - ago * MINUTE);
    const points = line(20, ago => 900 * MB + ((20 - ago) % 5) * 20 * MB);
    const at = (ago: number) =>
      points.filter(point => point.at <= BUS_NOW - ago * MINUTE);
    const found = forecast(at(1), {
      evictedAt,
      now: BUS_NOW - MINUTE,
      topic: aTopicReading({
        readAt: BUS_NOW - MINUTE,
        subscriptions: [aSubscriptionReading({ backlogBytes: 980 * MB })],
      }),
    });
    expect(found).toMatchObject({
      state: 'full',
      status: 'failing',
      isAgain: true,
      effect: 'evicts',
    });
    expect(found.secondsToLimit).toBeCloseTo(60, 0);
    // Right after an eviction: where nobody told of it, and where the limit was raised since.
    for (const [known, limit] of [
      [[], aLimit(GB)],
      [evictedAt, aLimit(2 * GB)],
    ] as const) {
      const right = forecast(at(4.5), {
        evictedAt: known,
        limit,
        now: BUS_NOW - 4.5 * MINUTE,
      });
      expect(right.slope! * 60).toBeCloseTo(20 * MB, -5);
    }
  });

  it('says when a backlog is empty, and colours it healthy', () => {
    const found = forecast(line(30, ago => (30 + ago) * MB));
    expect(found).toMatchObject({
      state: 'draining',
      status: 'healthy',
      basis: '-1 MB/min over 30 min',
    });
    expect(found.secondsToEmpty).toBeCloseTo(1800, 0);
    const topic = aTopicReading({
      subscriptions: [aSubscriptionReading({ backlogBytes: 0 })],
    });
    expect(
      forecast(
        line(30, () => 0),
        { topic },
      ),
    ).toEqual({
      state: 'empty',
      status: 'healthy',
    });
  });

  it.each([
    ['producer_request_hold', 'holds-producers'],
    ['producer_exception', 'refuses-producers'],
  ] as const)('a full backlog under %s %s', (policy, effect) => {
    expect(
      forecast(
        line(10, () => 1.05 * GB),
        { policy },
      ),
    ).toMatchObject({
      state: 'full',
      status: 'failing',
      effect,
      subscription: 'yaml-processor',
      secondsToLimit: 0,
    });
  });

  it('never calls a growing backlog healthy for want of a limit', () => {
    const points = growing(622 * MB, 18.9 * MB);
    expect(forecast(points, { limit: { state: 'unlimited' } })).toMatchObject({
      state: 'unlimited',
      status: 'degraded',
    });
    expect(forecast(points, { policy: 'invalid' })).toMatchObject({
      state: 'unlimited',
      status: 'degraded',
      basis: expect.stringContaining('nothing stops it'),
    });
    for (const state of ['unknown', 'inherited'] as const) {
      const found = forecast(points, { limit: { state } });
      expect(found).toMatchObject({ state: 'unknown', status: 'unknown' });
      expect(found.secondsToLimit).toBeUndefined();
    }
  });

  it('says unknown, not steady, of three readings, and of a backlog that nobody tells', () => {
    expect(forecast(line(1, () => 5 * MB))).toEqual({
      state: 'unknown',
      status: 'unknown',
    });
    const subscriptions = [
      aSubscriptionReading({
        backlogBytes: undefined,
        backlogEntries: undefined,
      }),
    ];
    const topic = aTopicReading({ backlogBytes: undefined, subscriptions });
    expect(forecast(growing(MB, MB), { topic }).status).toBe('unknown');
  });

  it('makes no nonsense of a clock that jumped back: only what was read since counts', () => {
    const before = line(20, () => 900 * MB).map(point => ({
      ...point,
      at: point.at + 10 * MINUTE,
    }));
    const since = line(5, ago => 500 * MB - ago * 10 * MB);
    const found = forecast([...before, ...since]);
    expect(found).toMatchObject({ state: 'growing', overSeconds: 300 });
    expect(found.slope! * 60).toBeCloseTo(10 * MB, -5);
  });

  it.each([
    [2.5, 'low'],
    [6, 'medium'],
    [30, 'high'],
  ])('trusts %d minutes of readings: %s', (minutes, confidence) => {
    expect(
      forecast(line(minutes, ago => 600 * MB - ago * 10 * MB)).confidence,
    ).toBe(confidence);
  });
});
