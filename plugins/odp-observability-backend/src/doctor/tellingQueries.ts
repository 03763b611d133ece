import type { Metric, MetricCatalogue } from '@internal/target-state';
import { FAMILY, metricsIn, RECORDING_RULE } from './explainMissing';

/**
 * Queries, one an exporter behind the metrics that some queries use and one a
 * recorded metric, which are answered where these tell anything at that time in
 * the cluster that was asked for: they are there, so that what they do not tell
 * is not so.
 */
export function tellingQueries(
  queries: readonly string[],
  catalogue: MetricCatalogue,
): string[] {
  const text = queries.join('\n');
  const cluster = /cluster="(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  const used = metricsIn(text, catalogue);
  const exporters = new Set(
    used.flatMap(metric => exportersOf(metric, catalogue)),
  );
  const recorded = used.filter(({ exporter }) => exporter === RECORDING_RULE);
  return [
    ...recorded.map(({ name }) => [name]),
    ...[...exporters].map(exporter =>
      catalogue.metrics
        .filter(metric => metric.exporter === exporter)
        .map(({ name }) => name),
    ),
  ].map(names => {
    const matchers = [
      `__name__=~"(${names.join('|')})(${FAMILY.join('|')})"`,
      ...(cluster ? [cluster] : []),
    ];
    return `count({${matchers.join(', ')}})`;
  });
}

/** Who tells what a metric is made of. */
function exportersOf(
  { name, exporter, source }: Metric,
  catalogue: MetricCatalogue,
): string[] {
  return exporter === RECORDING_RULE
    ? metricsIn(source, catalogue)
        .filter(of => of.name !== name)
        .flatMap(of => exportersOf(of, catalogue))
    : [exporter];
}
