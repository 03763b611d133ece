import type { Metric, MetricCatalogue } from '@internal/target-state';
import type { Story } from './Story';

/** The entries of a story that are of one metric. */
export interface Family {
  metric: Metric;
  entries: Story;
}

/**
 * A story, metric by metric.
 *
 * @throws Error when the story has a metric or a label that the catalogue does not know
 */
export function familiesOf(catalogue: MetricCatalogue, story: Story): Family[] {
  const targetLabels = catalogue.targetLabels.map(({ name }) => name);
  const metrics = new Map(catalogue.metrics.map(each => [each.name, each]));
  const families = new Map<string, Family>();
  for (const entry of story) {
    const metric = metrics.get(entry.metric);
    if (!metric) {
      throw new Error(
        `The story has ${entry.metric}, which is not in the catalogue`,
      );
    }
    refuseStrangers(entry, [...targetLabels, ...metric.labels]);
    const family = families.get(metric.name) ?? { metric, entries: [] };
    family.entries.push(entry);
    families.set(metric.name, family);
  }
  return [...families.values()];
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

/** Labels as they stand behind a name, or nothing without any. */
export function labelText(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(',');
}
