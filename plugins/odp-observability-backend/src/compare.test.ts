import { PANELS } from './__testUtils__/dashboards';
import {
  type OnPrometheus,
  startOnPrometheus,
} from './__testUtils__/onPrometheus';

jest.setTimeout(60_000);

const DAY = 86_400;

describe('a panel that is compared with an earlier period', () => {
  let world: OnPrometheus;
  beforeEach(async () => {
    world = await startOnPrometheus();
  });
  afterEach(() => world.stop());

  const ends = () =>
    world.prometheus.queries
      .map(({ start, end }) => [Number(start), Number(end)])
      .sort(([one], [other]) => one - other);

  it.each([
    ['day-before' as const, DAY],
    ['week-before' as const, 7 * DAY],
    ['previous-period' as const, 3_600],
  ])(
    'has with %s the same query so far back, at the times of now',
    async (compare, shift) => {
      const { prometheus, portal } = world;
      prometheus.series = () => [
        { labels: { pod: 'api-0' }, value: seconds => String(seconds) },
      ];
      const [answer] = Object.values(
        await portal.panels([PANELS.platform], { compare }),
      );
      const [earlier, now] = ends();
      expect([now[0] - earlier[0], now[1] - earlier[1]]).toEqual([
        shift,
        shift,
      ]);
      const [times, values] = answer.earlier!.frames[0].columns;
      expect(answer.earlier).toMatchObject({
        compare,
        frames: [{ refId: 'A' }],
      });
      expect(times.values).toEqual(answer.frames![0].columns[0].values);
      expect(values.values[0]).toBe(Number(times.values[0]) / 1000 - shift);
      // Who looks at the same compares the same, and no query is run twice.
      await portal.panels([PANELS.platform], { compare }, 'other');
      expect(prometheus.queries).toHaveLength(2);
    },
  );

  it('is drawn as it is now when nobody knows what was before, and says so', async () => {
    const { prometheus, portal } = world;
    const [now] = Object.values(await portal.panels([PANELS.platform]));
    expect(now).not.toHaveProperty('earlier');
    const [, until] = ends()[0];
    prometheus.instead = ({ body }) =>
      Number(new URLSearchParams(body).get('end')) < until
        ? { status: 503, text: '' }
        : undefined;
    const { [PANELS.platform]: answer, [PANELS.table]: table } =
      await portal.panels([PANELS.platform, PANELS.table], {
        compare: 'day-before',
      });
    expect(answer).toMatchObject({
      state: 'data',
      frames: now.frames,
      warnings: [],
      earlier: {
        compare: 'day-before',
        frames: [],
        error: 'Prometheus cannot answer now (503)',
      },
    });
    // A table has no place for it, and asks nothing for it.
    expect(table).not.toHaveProperty('earlier');
  });

  it('takes no other shift', async () => {
    for (const compare of ['3h', 'offset 1d', 60_000, ['day-before']]) {
      await world.portal
        .query({ panels: [{ id: PANELS.platform, width: 240 }], compare })
        .expect(400);
    }
    expect(world.prometheus.queries).toEqual([]);
  });
});
