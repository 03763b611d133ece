import type { Metric, MetricCatalogue } from '@internal/target-state';
import type { RecordingRule } from '../rules/Rule';
import { Catalogue } from './Catalogue';
import { labelValues } from './labelValues';
import { PromQl } from './promql';
import { renderableSchema } from './renderable';

/** What metrics are, and which of those that are scraped are there. */
interface Feeding {
  catalogue: MetricCatalogue;
  rules: RecordingRule[];
  isThere: (metric: Metric) => boolean;
}

/**
 * The dashboards with those queries alone whose metrics are all there, be it by way
 * of recording rules, and with the variables that have options then. A
 * dashboard of which no query is left is left out.
 */
export function fedPart(
  dashboards: unknown[],
  { catalogue, rules, isThere }: Feeding,
): unknown[] {
  const metrics = Catalogue.create(catalogue);
  const recorded = new Map(rules.map(({ record, expr }) => [record, expr]));
  const isFed = (expr: string): boolean =>
    PromQl.create(expr)
      .selectors()
      .every(({ metric }) => {
        const source = recorded.get(metric);
        const known = metrics.metricOf(metric);
        return source ? isFed(source) : !!known && isThere(known);
      });
  return dashboards
    .map(json => renderableSchema.parse(json))
    .map(({ templating, panels, ...dashboard }) => ({
      ...dashboard,
      templating: {
        list: templating.list.filter(variable => {
          const asked = labelValues(variable);
          return !asked || isFed(asked.series);
        }),
      },
      panels: panels.flatMap(panel => {
        if (panel.type === 'row') {
          return [];
        }
        const targets = panel.targets.filter(({ expr }) => isFed(expr));
        return targets.length ? [{ ...panel, targets }] : [];
      }),
    }))
    .filter(({ panels }) => panels.length);
}
