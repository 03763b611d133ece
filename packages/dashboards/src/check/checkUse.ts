import type { MetricCatalogue } from '@internal/target-state';

/** Metrics of the catalogue that no panel and no rule uses, a sentence each. */
export function checkUse({ metrics }: MetricCatalogue, text: string): string[] {
  return metrics
    .filter(({ name }) => !new RegExp(`(?<![\\w:])${name}`).test(text))
    .map(
      ({ name }) =>
        `${name} is in the metric catalogue, and nothing uses it; take it out`,
    );
}
