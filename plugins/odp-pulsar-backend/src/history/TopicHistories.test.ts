import type { TopicReading } from '@internal/plugin-odp-pulsar-common';
import { TopicHistories } from './TopicHistories';

const NAME = 'persistent://odp/a/orders';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const NOON = Date.parse('2026-11-26T12:00:00Z');

function reading(backlogBytes?: number, name = NAME): TopicReading {
  return {
    name,
    domain: 'persistent',
    namespace: 'odp/a',
    readAt: 0,
    backlogBytes,
    messagesInPerSecond: backlogBytes === undefined ? undefined : 10,
    messagesOutPerSecond: 4,
    subscriptions: [{ name: 's' }],
  };
}

describe('TopicHistories', () => {
  it('remembers every sweep of half an hour, and every five minutes of three hours', () => {
    const histories = TopicHistories.create();
    const sweeps = 5 * 60 * 2;
    for (let sweep = 0; sweep < sweeps; sweep += 1) {
      // A sweep is never quite to the second.
      const late = (sweep % 3) * SECOND;
      histories.note(reading(sweep), NOON + sweep * 30 * SECOND + late);
    }
    const points = histories.backlogOf(NAME);
    const last = points.at(-1)!;
    expect(last.bytes).toBe(sweeps - 1);
    const ages = points.map(({ at }) => (last.at - at) / MINUTE);
    expect(ages.filter(age => age < 30).length).toBeGreaterThanOrEqual(60);
    expect(Math.max(...ages)).toBeGreaterThan(170);
    expect(points.length).toBeLessThanOrEqual(100);
    expect(ages).toEqual([...ages].sort((a, b) => b - a));
    // The last reading of each five minutes.
    expect(points[0].bytes % 10).toBe(9);
  });

  it('keeps apart what was not told from zero', () => {
    const histories = TopicHistories.create();
    histories.note(reading(0), NOON);
    histories.note(reading(undefined), NOON + MINUTE);
    expect(histories.backlogOf(NAME)).toEqual([{ at: NOON, bytes: 0 }]);
    expect(histories.seriesOf([NAME])).toMatchObject({
      backlogBytes: [0, null],
      messagesInPerSecond: [10, null],
      messagesOutPerSecond: [4, 4],
      source: 'portal',
    });
  });

  it('joins partitions: the largest backlog, all messages, and none where one is not known', () => {
    const histories = TopicHistories.create();
    const other = `${NAME}-1`;
    histories.note(reading(5), NOON);
    histories.note(reading(9, other), NOON);
    histories.note(reading(7), NOON + MINUTE);
    histories.note(reading(undefined, other), NOON + MINUTE);
    expect(histories.seriesOf([NAME, other])).toMatchObject({
      times: ['2026-11-26T12:00:00.000Z', '2026-11-26T12:01:00.000Z'],
      backlogBytes: [9, 7],
      messagesInPerSecond: [20, null],
    });
  });

  it('goes on from the new time when a clock is set back', () => {
    const histories = TopicHistories.create();
    histories.note(reading(1), NOON);
    histories.note(reading(2), NOON + 10 * MINUTE);
    histories.note(reading(3), NOON + 5 * MINUTE);
    expect(histories.backlogOf(NAME)).toEqual([
      { at: NOON, bytes: 1 },
      { at: NOON + 5 * MINUTE, bytes: 3 },
    ]);
  });

  it('holds a limited number of topics, and takes new ones when others are gone', () => {
    const histories = TopicHistories.create(1);
    histories.note(reading(1), NOON);
    histories.note(reading(1, 'other'), NOON);
    expect(histories.backlogOf('other')).toEqual([]);
    histories.forget(NAME);
    histories.note(reading(1, 'other'), NOON);
    expect(histories.backlogOf('other')).toHaveLength(1);
  });
});
