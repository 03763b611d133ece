import { labelText, type Family } from './families';
import { partsOf, type Sampler } from './Sampler';

/** A scrape gives its own to what comes without them; empty ones keep it from that, so that a series is the one of the history. */
const OF_THE_SCRAPE = { job: '', instance: '' };

/** Families at a moment in seconds of Unix time, in Prometheus' text format. */
export function metricsText(
  families: Family[],
  sampler: Sampler,
  seconds: number,
): string {
  return families
    .map(({ metric, entries }) => {
      const lines = entries.flatMap(entry => {
        const values = sampler.valuesAt(entry, metric, seconds);
        return values.length
          ? partsOf(entry, metric).map(
              ({ suffix, labels }, index) =>
                `${metric.name}${suffix}{${labelText({
                  ...OF_THE_SCRAPE,
                  ...labels,
                })}} ${values[index]}\n`,
            )
          : [];
      });
      return `# TYPE ${metric.name} ${metric.type}\n${lines.join('')}`;
    })
    .join('');
}
