import { thresholdSteps } from './limits';

describe('colours of a limit', () => {
  it.each([
    [undefined, 'blue'],
    [{ failing: 1 }, 'green, red from 1'],
    [{ degraded: 1, failing: 2 }, 'green, orange from 1, red from 2'],
    [
      { degraded: 99, failing: 95, isFloor: true as const },
      'red, orange from 95, green from 99',
    ],
    [{ degraded: 1, isFloor: true as const }, 'orange, green from 1'],
    [{ failing: 0, isFloor: true as const }, 'red, green from 0'],
  ])('of %j are %s', (limit, colours) => {
    expect(
      thresholdSteps(limit)
        .map(({ value, color }) =>
          value === null ? color : `${color} from ${value}`,
        )
        .join(', '),
    ).toBe(colours);
  });
});
