import type { Metric, MetricCatalogue } from '@internal/target-state';
import { familiesOf, labelText } from './families';
import { partsOf, Sampler, type Epoch } from './Sampler';
import { isCounted, type Story } from './Story';

/** A history: the story's epoch, and the part of it that is written. */
export interface HistoryRange extends Epoch {
  /** Seconds of Unix time; values are at this moment and each step after it. */
  fromSeconds: number;
  toSeconds: number;
  stepSeconds: number;
  /** A gauge is written so seldom; text is what costs, and rates alone want every value. */
  gaugeSeconds: number;
}

/** A gauge that stays as it was is written once where it would be so often: Prometheus takes a value for five minutes. */
const UNCHANGED = 4;

/**
 * The text of OpenMetrics of a story, series by series: the same for the same story and
 * range. `promtool tsdb create-blocks-from openmetrics` makes blocks of it.
 *
 * @throws Error when the story has a metric or a label that the catalogue does not know
 */
export function* historyText(
  catalogue: MetricCatalogue,
  story: Story,
  range: HistoryRange,
): Generator<string> {
  const times = timesOf(range);
  for (const { metric, entries } of familiesOf(catalogue, story)) {
    yield head(metric);
    const sampler = Sampler.create(range);
    for (const entry of entries) {
      const values = times.map(seconds =>
        sampler.valuesAt(entry, metric, seconds),
      );
      const parts = partsOf(entry, metric);
      for (let index = 0; index < parts.length; index += 1) {
        const { suffix, labels } = parts[index];
        const start = `${metric.name}${suffix}{${labelText(labels)}} `;
        yield lines(start, times, {
          cadence: cadenceOf(entry, metric, range),
          at: time => values[time]?.[index],
        });
      }
    }
  }
  yield '# EOF\n';
}

function timesOf({ fromSeconds, toSeconds, stepSeconds }: HistoryRange) {
  const count = Math.floor((toSeconds - fromSeconds) / stepSeconds);
  return Array.from(
    { length: count + 1 },
    (_, index) => fromSeconds + index * stepSeconds,
  );
}

/**
 * How often a series is written at most, and while it stays as it was, in seconds. What
 * somebody else counts stands still most of the time.
 */
function cadenceOf(
  entry: Story[number],
  { type }: Metric,
  { gaugeSeconds }: HistoryRange,
): Cadence {
  const isGauge = type === 'gauge';
  return {
    changed: isGauge ? gaugeSeconds : 0,
    unchanged: isGauge || isCounted(entry) ? UNCHANGED * gaugeSeconds : 0,
  };
}

interface Cadence {
  changed: number;
  unchanged: number;
}

/** OpenMetrics wants `_total` on counters; those without it have no type there. */
function head({ name, type }: Metric): string {
  const isPlainCounter = type === 'counter' && !name.endsWith('_total');
  const family = type === 'counter' ? name.replace(/_total$/, '') : name;
  return `# TYPE ${family} ${isPlainCounter ? 'unknown' : type}\n`;
}

function lines(
  start: string,
  times: number[],
  {
    cadence,
    at,
  }: { cadence: Cadence; at: (time: number) => number | undefined },
): string {
  let text = '';
  let written: { value: number; seconds: number } | undefined;
  for (let index = 0; index < times.length; index += 1) {
    const value = at(index);
    const seconds = times[index];
    const isEdge = written === undefined || at(index + 1) === undefined;
    const isDue =
      written !== undefined &&
      seconds - written.seconds >=
        (value === written.value ? cadence.unchanged : cadence.changed);
    if (value !== undefined && (isEdge || isDue)) {
      text += `${start}${value} ${seconds}\n`;
      written = { value, seconds };
    }
  }
  return text;
}
