import type { Forecast } from '@internal/plugin-odp-pulsar-common';
import { GB, growing, MB, minutesAgo, NOW } from '../__testUtils__/busMoment';
import { submittedDetail } from '../__testUtils__/busyTopicDetail';
import { type BacklogChart, backlogChart } from './backlogChart';

/** The chart of a topic with a reading a minute for an hour, 600 MB at last. */
function chartOf(forecast: Forecast | undefined, last = 600 * MB) {
  return backlogChart({
    ...submittedDetail,
    forecast,
    history: {
      times: Array.from({ length: 61 }, (_, step) => minutesAgo(60 - step)),
      backlogBytes: Array.from({ length: 61 }, (_, step) =>
        step === 60 ? last : 0,
      ),
      messagesInPerSecond: [],
      messagesOutPerSecond: [],
      source: 'portal',
    },
  })!;
}

/** What is ahead, as minutes from now and MB. */
const ahead = ({ times, estimate }: BacklogChart) =>
  times.flatMap((at, index) =>
    estimate[index] === null
      ? []
      : [
          [
            Math.round((at * 1000 - NOW) / 60_000),
            Math.round(estimate[index]! / MB),
          ],
        ],
  );

const every20MB: Forecast = {
  ...growing,
  slope: (20 * MB) / 60,
  evictedBytes: 100 * MB,
};

describe('backlogChart', () => {
  it('draws no axis of time over a single reading, as right after a start', () => {
    const history = {
      times: [minutesAgo(0)],
      backlogBytes: [600 * MB],
      messagesInPerSecond: [],
      messagesOutPerSecond: [],
      source: 'portal' as const,
    };
    expect(backlogChart({ ...submittedDetail, history })).toBeUndefined();
  });

  it('draws a backlog that is evicted as a saw from the moment at which the forecast has it full', () => {
    const chart = chartOf(every20MB);
    expect(ahead(chart)).toEqual([
      [0, 600],
      [20, 1000],
      [20, 900],
      [25, 1000],
      [25, 900],
      [30, 1000],
      [30, 900],
      [35, 1000],
      [35, 900],
      [36, 920],
    ]);
    expect(chart.fullAt! * 1000).toBe(NOW + 20 * 60_000);
    expect(chart.limit).toBe(GB);
  });

  it('keeps a backlog at its limit that holds its producers, and lets one drain to nothing', () => {
    expect(ahead(chartOf({ ...every20MB, effect: 'holds-producers' }))).toEqual(
      [
        [0, 600],
        [20, 1000],
        [36, 1000],
      ],
    );
    expect(
      ahead(
        chartOf({
          state: 'draining',
          status: 'healthy',
          slope: (-20 * MB) / 60,
        }),
      ),
    ).toEqual([
      [0, 600],
      [30, 0],
    ]);
  });

  it('does not reach for a limit that is hours away, nor guess where nothing is foreseen', () => {
    const late = { ...every20MB, limitAt: minutesAgo(-600) };
    expect(ahead(chartOf(late))).toEqual([
      [0, 600],
      [60, 640],
    ]);
    expect(chartOf(late).fullAt).toBeUndefined();
    expect(ahead(chartOf({ state: 'unknown', status: 'unknown' }))).toEqual([]);
    expect(ahead(chartOf(undefined))).toEqual([]);
  });

  it('begins its estimate at the last reading when the newest ones are missing', () => {
    const chart = backlogChart({
      ...submittedDetail,
      forecast: growing,
      history: {
        ...submittedDetail.history!,
        backlogBytes: submittedDetail.history!.backlogBytes.map(
          (value, index) => (index > 110 ? null : value),
        ),
      },
    })!;
    expect(new Date(chart.until * 1000).toISOString()).toBe(minutesAgo(5));
    expect(ahead(chart)[0][0]).toBe(-5);
    expect(chart.times).toHaveLength(chart.history.length);
    expect(chart.times).toHaveLength(chart.estimate.length);
  });

  it('draws nothing without a history', () => {
    expect(
      backlogChart({ ...submittedDetail, history: undefined }),
    ).toBeUndefined();
  });
});
