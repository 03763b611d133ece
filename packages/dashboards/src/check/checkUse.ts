import type { MetricCatalogue } from '@internal/target-state';

/** Metrics of the catalogue that no panel and no rule uses, a sentence each. */
export function checkUse({ metrics }: MetricCatalogue, text: string): string[] {
  // To be recorded is no use.
  const uses = text.replace(/^ *- record: .*$/gm, '');
  return metrics
    .filter(
      ({ name }) =>
        !new RegExp(`(?<![\\w:])${name}(_bucket|_sum|_count)?(?![\\w:])`).test(
          uses,
        ),
    )
    .map(
      ({ name }) =>
        `${name} is in the metric catalogue, and nothing uses it; take it out`,
    );
}
