import { PANELS } from './__testUtils__/dashboards';
import type { FakePrometheus } from './__testUtils__/FakePrometheus';
import {
  type OnPrometheus,
  startOnPrometheus,
} from './__testUtils__/onPrometheus';
import type { Portal } from './__testUtils__/portal';

jest.setTimeout(60_000);

describe('an answer of Prometheus', () => {
  let world: OnPrometheus;
  let prometheus: FakePrometheus;
  let portal: Portal;
  beforeEach(async () => {
    world = await startOnPrometheus();
    ({ prometheus, portal } = world);
  });
  afterEach(() => world.stop());

  const platform = async (asked = {}) =>
    (await portal.panels([PANELS.platform], asked))[PANELS.platform];

  it('warnings and infos are said beside the data', async () => {
    prometheus.series = () => [{ labels: {}, value: '1' }];
    prometheus.extra = {
      warnings: [
        'store 10.0.1.2:10901 did not answer, so that data is partial',
      ],
      infos: ['PromQL info: metric might not be a counter'],
    };
    const answer = await platform();
    expect(answer.state).toBe('data');
    expect(answer.warnings).toEqual([
      'store (address) did not answer, so that data is partial',
      'PromQL info: metric might not be a counter',
    ]);
  });

  it('NaN, infinities, gaps and a counter that began anew stay what they are', async () => {
    const texts = ['1', 'NaN', '+Inf', '-Inf', undefined, '5', '0', '2'];
    prometheus.series = () => [
      {
        labels: { pod: 'a' },
        value: seconds => texts[(seconds / 30) % texts.length],
      },
    ];
    const answer = await platform({
      range: { from: '1699999200000', to: '1700000700000' },
      panels: [{ id: PANELS.platform, width: 50 }],
    });
    const { columns } = answer.frames![0];
    const start =
      texts.length - (((columns[0].values[0] as number) / 30_000) % 8);
    expect(columns[1].values.slice(start, start + 8)).toEqual([
      1,
      NaN,
      Infinity,
      -Infinity,
      null,
      5,
      0,
      2,
    ]);
  });

  it('nothing at all is told apart from zero, with the reason', async () => {
    prometheus.series = () => [];
    expect(await platform()).toMatchObject({
      state: 'empty',
      why: {
        kind: 'no-data',
        sentence: 'Prometheus has nothing for what was chosen, in this range.',
      },
    });
    prometheus.series = () => [{ labels: {}, value: '0' }];
    const later = await platform({
      range: { from: '1690000000000', to: '1690003600000' },
    });
    expect(later.state).toBe('data');
    expect(later.frames![0].columns[1].values).toContain(0);
  });

  it('too many series are cut, and it is said', async () => {
    prometheus.series = () =>
      Array.from({ length: 700 }, (_, index) => ({
        labels: { pod: `pod-${index}` },
        value: '1',
      }));
    const { [PANELS.platform]: answer } = await portal.panels(
      [PANELS.platform],
      { panels: [{ id: PANELS.platform, width: 50 }] },
    );
    expect(answer.frames![0].columns).toHaveLength(501);
    expect(answer.warnings).toEqual([
      "Only 500 of 700 series are drawn; narrow the panel's variables.",
    ]);
  });

  it('an answer without an end is broken off, and it is said', async () => {
    prometheus.instead = ({ path }) =>
      path.includes('/query')
        ? { text: 'x'.repeat(9 * 1024 * 1024) }
        : undefined;
    expect((await platform()).error).toBe(
      'The answer of Prometheus is larger than 8 MiB; choose a shorter range, or fewer values of the variables',
    );
  });

  it('a range of a month never asks for more points than it answers', async () => {
    prometheus.series = () => [{ labels: {}, value: '1' }];
    const answer = await platform({
      range: { from: '1697408000000', to: '1700000000000' },
      panels: [{ id: PANELS.platform, width: 4000 }],
    });
    expect(answer.state).toBe('data');
    expect(answer.frames![0].columns[0].values.length).toBeLessThan(11_000);
  });
});
