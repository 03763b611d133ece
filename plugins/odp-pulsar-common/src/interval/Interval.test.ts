import { aTopicReading, BUS_NOW } from '@internal/test-utils';
import { Interval } from './Interval';

describe('the time between two readings', () => {
  const secondsOf = (secondsApart: number, isMinuteOld?: true) =>
    Interval.create(
      aTopicReading({ readAt: BUS_NOW - secondsApart * 1000, isMinuteOld }),
      aTopicReading({ readAt: BUS_NOW, isMinuteOld }),
    )!.seconds;

  it('is that between the figures, which a broker renews once a minute', () => {
    expect(secondsOf(5, true)).toBe(60);
    expect(secondsOf(30, true)).toBe(60);
    expect(secondsOf(300, true)).toBe(300);
  });

  it('is that between the questions where figures are of the moment', () => {
    expect(secondsOf(5)).toBe(5);
  });
});
