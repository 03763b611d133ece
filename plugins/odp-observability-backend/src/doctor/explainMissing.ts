import type { EmptyReason } from '@internal/plugin-odp-observability-common';
import type { Metric, MetricCatalogue } from '@internal/target-state';

/** Who tells metrics that the source makes of others. */
export const RECORDING_RULE = 'recording-rule';
/** Endings of the names of a metric's series. */
export const FAMILY = ['', '_bucket', '_sum', '_count'];

/** Whether a source has series of a metric. */
export function isSeen(name: string, seen: ReadonlySet<string>): boolean {
  return FAMILY.some(ending => seen.has(`${name}${ending}`));
}

/** Metrics of the catalogue that are named in a text, such as a query. */
export function metricsIn(text: string, catalogue: MetricCatalogue): Metric[] {
  const words = new Set(text.match(/[a-zA-Z_:][\w:]*/g) ?? []);
  return catalogue.metrics.filter(({ name }) =>
    FAMILY.some(ending => words.has(`${name}${ending}`)),
  );
}

/**
 * Why a source has no series of a metric, from the names of those that it has:
 * the exporter is not scraped, a setting is off, or nothing happened yet.
 */
export function explainMissing(
  metric: Metric,
  catalogue: MetricCatalogue,
  seen: ReadonlySet<string>,
): EmptyReason {
  if (metric.exporter === RECORDING_RULE) {
    return explainRule(metric, catalogue, seen);
  }
  const { name, exporter, enabledBy, traffic } = metric;
  const siblings = catalogue.metrics.filter(
    other => other.exporter === exporter && isSeen(other.name, seen),
  );
  if (siblings.length === 0) {
    return {
      kind: 'not-set-up',
      sentence: `Nothing of ${exporter} is scraped, so that there is no ${name}.`,
      ...(enabledBy && { setting: enabledBy }),
    };
  }
  const isOn =
    !enabledBy || siblings.some(other => other.enabledBy === enabledBy);
  if (!isOn) {
    return {
      kind: 'not-set-up',
      sentence: `${exporter} is scraped, but does not tell ${name}.`,
      setting: enabledBy,
    };
  }
  return traffic
    ? {
        kind: 'no-traffic',
        sentence: `${exporter} is scraped, and tells ${name} once something happened.`,
      }
    : {
        kind: 'no-data',
        sentence: `${exporter} is scraped, but never told ${name}.`,
      };
}

function explainRule(
  rule: Metric,
  catalogue: MetricCatalogue,
  seen: ReadonlySet<string>,
): EmptyReason {
  const sources = metricsIn(rule.source, catalogue).filter(
    ({ exporter }) => exporter !== RECORDING_RULE,
  );
  const missing = sources.find(({ name }) => !isSeen(name, seen));
  return missing
    ? explainMissing(missing, catalogue, seen)
    : {
        kind: 'not-set-up',
        sentence: `${rule.name} is recorded by a rule that the source does not run, or has not run yet.`,
        setting: 'Load target-state/prometheus/rules/recording.yml.',
      };
}
