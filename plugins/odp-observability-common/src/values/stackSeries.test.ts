import { stackSeries } from './index';

describe('stacks', () => {
  it('add up what there is, below zero downwards, and keep gaps', () => {
    expect(
      stackSeries(
        [
          [1, null, 3, -1, NaN],
          [10, 20, null, 5, 1],
          [100, 200, 300, -5, 2],
        ],
        'normal',
      ),
    ).toEqual([
      { from: [0, null, 0, 0, null], to: [1, null, 3, -1, null] },
      { from: [1, 0, null, 0, 0], to: [11, 20, null, 5, 1] },
      { from: [11, 20, 3, -1, 1], to: [111, 220, 303, -6, 3] },
    ]);
  });

  it('in per cent are shares of what there is, and nothing of nothing', () => {
    expect(
      stackSeries(
        [
          [1, 0, null],
          [3, 0, 5],
        ],
        'percent',
      ),
    ).toEqual([
      { from: [0, 0, null], to: [0.25, 0, null] },
      { from: [0.25, 0, 0], to: [1, 0, 1] },
    ]);
  });
});
