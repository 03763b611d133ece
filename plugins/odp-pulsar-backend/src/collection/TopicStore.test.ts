import {
  aSubscriptionReading,
  aTopicReading,
  BUS_NOW,
} from '@internal/test-utils';
import { TopicHistories } from '../history/TopicHistories';
import { TopicStore } from './TopicStore';

/** Sweeps a topic at these seconds, with that many entries each time. */
function sweep(
  moments: readonly (readonly [seconds: number, entries: number])[],
  isMinuteOld?: true,
) {
  const store = TopicStore.create(TopicHistories.create());
  return moments.map(([seconds, backlogEntries]) => {
    const readAt = BUS_NOW + seconds * 1000;
    const reading = aTopicReading({
      readAt,
      isMinuteOld,
      subscriptions: [aSubscriptionReading({ backlogEntries })],
    });
    store.absorb([reading], {
      sweptAt: readAt,
      silentBrokers: new Set(),
      isGone: () => false,
    });
    const [{ previous }] = store.records;
    return previous?.subscriptions[0].backlogEntries;
  });
}

describe('the reading before the last', () => {
  it('is of other statistics, where a broker renews them half as often as it is asked', () => {
    expect(
      sweep(
        [
          [0, 100],
          [30, 200],
          [60, 200],
          [90, 300],
          [120, 300],
        ],
        true,
      ),
    ).toEqual([undefined, 100, 100, 200, 200]);
  });

  it('is the same as the last once a topic stands still', () => {
    expect(
      sweep(
        [
          [0, 100],
          [30, 200],
          [60, 200],
          [90, 200],
          [120, 200],
        ],
        true,
      ),
    ).toEqual([undefined, 100, 100, 100, 200]);
  });

  it('is always the one before, where figures are of the moment', () => {
    expect(
      sweep([
        [0, 100],
        [30, 200],
        [60, 200],
      ]),
    ).toEqual([undefined, 100, 200]);
  });
});
