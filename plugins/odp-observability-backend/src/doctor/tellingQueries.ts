import type { Metric, MetricCatalogue } from '@internal/target-state';
import { FAMILY, metricsIn, RECORDING_RULE } from './explainMissing';

/**
 * Queries, one an exporter behind the metrics that some queries use, which are
 * answered where the exporter tells anything at that time in the cluster that
 * was asked for: it is there, so that what it does not tell is not so.
 */
export function tellingQueries(
  queries: readonly string[],
  catalogue: MetricCatalogue,
): string[] {
  const text = queries.join('\n');
  const cluster = /cluster="(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  const exporters = new Set(
    metricsIn(text, catalogue).flatMap(metric =>
      exportersOf(metric, catalogue),
    ),
  );
  return [...exporters].map(exporter => {
    const names = catalogue.metrics
      .filter(metric => metric.exporter === exporter)
      .map(({ name }) => name);
    const matchers = [
      `__name__=~"(${names.join('|')})(${FAMILY.join('|')})"`,
      ...(cluster ? [cluster] : []),
    ];
    return `count({${matchers.join(', ')}})`;
  });
}

/** Who tells what a metric is made of. */
function exportersOf(
  { exporter, source }: Metric,
  catalogue: MetricCatalogue,
): string[] {
  return exporter === RECORDING_RULE
    ? metricsIn(source, catalogue).flatMap(of => exportersOf(of, catalogue))
    : [exporter];
}
