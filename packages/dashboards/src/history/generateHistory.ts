import type { Metric, MetricCatalogue } from '@internal/target-state';
import {
  sampled,
  type HistoryRange,
  type Point,
  type SampledSeries,
} from './samples';
import type { Story } from './Story';

/**
 * The text of OpenMetrics of a story, family by family: the same for the same story and
 * range. `promtool tsdb create-blocks-from openmetrics` makes blocks of it.
 *
 * @throws Error when the story has a metric or a label that the catalogue does not know
 */
export function* generateHistory(
  catalogue: MetricCatalogue,
  story: Story,
  range: HistoryRange,
): Generator<string> {
  const targetLabels = catalogue.targetLabels.map(({ name }) => name);
  const metrics = new Map(catalogue.metrics.map(each => [each.name, each]));
  for (const [name, entries] of families(story)) {
    const metric = metrics.get(name);
    if (!metric) {
      throw new Error(`The story has ${name}, which is not in the catalogue`);
    }
    yield head(metric);
    for (const entry of entries) {
      refuseStrangers(entry, [...targetLabels, ...metric.labels]);
      for (const series of sampled(entry, metric, range)) {
        yield lines(metric, series);
      }
    }
  }
  yield '# EOF\n';
}

function families(story: Story): Map<string, Story> {
  const found = new Map<string, Story>();
  story.forEach(entry => {
    const family = found.get(entry.metric);
    if (family) {
      family.push(entry);
    } else {
      found.set(entry.metric, [entry]);
    }
  });
  return found;
}

function refuseStrangers(entry: Story[number], known: string[]) {
  const stranger = Object.keys(entry.labels).find(
    label => !known.includes(label),
  );
  if (stranger) {
    throw new Error(
      `The story has ${entry.metric} with the label ${stranger}, which is not in the catalogue`,
    );
  }
}

/** OpenMetrics wants `_total` on counters; those without it have no type there. */
function head({ name, type }: Metric): string {
  const isPlainCounter = type === 'counter' && !name.endsWith('_total');
  const family = type === 'counter' ? name.replace(/_total$/, '') : name;
  return `# TYPE ${family} ${isPlainCounter ? 'unknown' : type}\n`;
}

function lines({ name }: Metric, series: SampledSeries): string {
  const labels = Object.entries(series.labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(',');
  const start = `${name}${series.suffix}{${labels}} `;
  return series.points
    .filter((point, index, all) => isWorthwhile(point, index, all))
    .map(({ seconds, value }) => `${start}${value} ${seconds}\n`)
    .join('');
}

/** What stays as it was is written once a minute: Prometheus takes it for five, and text is what costs. */
function isWorthwhile(
  { seconds, value }: Point,
  index: number,
  all: Point[],
): boolean {
  return (
    seconds % 60 === 0 ||
    index === all.length - 1 ||
    value !== all[index - 1]?.value ||
    value !== all[index + 1].value
  );
}
