import { loadMetricCatalogue, loadTargetState } from '@internal/target-state';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { busyDay } from './busyDay';
import { historyText } from './historyText';
import { growing, steady } from './signals';
import type { Story } from './Story';

const root = resolve(__dirname, '../../../../target-state');
const catalogue = loadMetricCatalogue(resolve(root, 'metrics.yaml'));
const target = loadTargetState(resolve(root, 'odp.yaml'));
const END = Date.UTC(2026, 10, 23, 14, 32) / 1000;

function textOf(story: Story, hours = 0.1): string {
  return [
    ...historyText(catalogue, story, {
      beginSeconds: END - hours * 3600,
      endSeconds: END,
      fromSeconds: END - hours * 3600,
      toSeconds: END,
      stepSeconds: 15,
      gaugeSeconds: 60,
    }),
  ].join('');
}

/** Values of each series of a text, in the order of time. */
function seriesOf(text: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  text
    .split('\n')
    .filter(line => line && !line.startsWith('#'))
    .forEach(line => {
      const [, name, value] = /^(.+\}) (\S+) \d+$/.exec(line)!;
      found.set(name, [...(found.get(name) ?? []), Number(value)]);
    });
  return found;
}

describe('the history of a story', () => {
  it('is the same whenever it is made', () => {
    const hash = () =>
      createHash('sha256')
        .update(textOf(busyDay(target)))
        .digest('hex');
    expect(hash()).toBe(hash());
  });

  it('has only finite numbers at times in seconds, and ends as OpenMetrics does', () => {
    const text = textOf(busyDay(target));
    const lines = text.split('\n');
    expect(lines.splice(-2)).toEqual(['# EOF', '']);
    expect(
      lines.filter(
        line =>
          !/^(# TYPE \S+ \w+|\S+\{.*\} -?\d+(\.\d+)?(e[+-]?\d+)? \d{10})$/.test(
            line,
          ),
      ),
    ).toEqual([]);
  });

  it('has every metric of the catalogue that is scraped, so that every panel has something to show', () => {
    const told = new Set(busyDay(target).map(({ metric }) => metric));
    // Nobody ended a workflow by force, and none ran out of time.
    const quiet = ['workflow_terminate', 'workflow_timeout'];
    expect(
      catalogue.metrics.filter(
        ({ name, exporter }) =>
          exporter !== 'recording-rule' &&
          !told.has(name) &&
          !quiet.includes(name),
      ),
    ).toEqual([]);
  });

  it('lets counters and buckets only grow, and buckets hold those below them', () => {
    const series = seriesOf(
      textOf([
        {
          metric: 'kong_http_requests_total',
          labels: { service: 'a', code: '200' },
          value: steady(2),
          noise: 0.5,
        },
        {
          metric: 'kong_request_latency_ms',
          labels: { service: 'a' },
          rate: steady(3),
          median: steady(100),
          noise: 0.02,
        },
      ]),
    );
    series.forEach(values =>
      expect(values).toEqual([...values].sort((one, other) => one - other)),
    );
    const last = (name: string) => series.get(name)!.at(-1)!;
    const bucket = (le: string) =>
      last(`kong_request_latency_ms_bucket{service="a",le="${le}"}`);
    expect(bucket('50')).toBeLessThan(bucket('100'));
    // Half of them are below the median.
    expect(bucket('100') / bucket('+Inf')).toBeCloseTo(0.5, 1);
    expect(bucket('+Inf')).toBe(
      last('kong_request_latency_ms_count{service="a"}'),
    );
  });

  it('lets a counter grow by its rate', () => {
    const [values] = seriesOf(
      textOf([
        {
          metric: 'kong_http_requests_total',
          labels: { service: 'a' },
          value: steady(2),
          start: 7,
        },
      ]),
    ).values();
    expect([values[0], values.at(-1)]).toEqual([7, 7 + 2 * 360]);
  });

  it('begins and ends series when the story says, and writes every value of a counter, a minute of a gauge', () => {
    const timesOf = (metric: string) =>
      [
        ...textOf([
          {
            metric,
            labels: { cluster: 'odp-eu' },
            value: growing(-3, 1),
            from: -3,
            to: -1,
          },
        ]).matchAll(/ (\d+)$/gm),
      ].map(([, time]) => Number(time) - END);
    expect(timesOf('up')).toEqual([-180, -120, -60]);
    expect(timesOf('kong_http_requests_total')).toEqual([
      -180, -165, -150, -135, -120, -105, -90, -75, -60,
    ]);
  });

  it.each<[string, Story, string]>([
    [
      'a metric',
      [{ metric: 'made_up', labels: {}, value: steady(1) }],
      'The story has made_up, which is not in the catalogue',
    ],
    [
      'a label',
      [{ metric: 'up', labels: { tenant: 'a' }, value: steady(1) }],
      'The story has up with the label tenant, which is not in the catalogue',
    ],
  ])(
    'is refused with %s that the catalogue does not know',
    (_, story, sentence) => {
      expect(() => textOf(story)).toThrow(sentence);
    },
  );
});
