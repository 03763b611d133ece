import type { MetricCatalogue } from '@internal/target-state';
import type { RecordingRule } from '../rules/Rule';
import { Catalogue } from './Catalogue';
import { labelValues } from './labelValues';
import { PromQl } from './promql';
import { renderableSchema } from './renderable';

type Exporter = MetricCatalogue['metrics'][number]['exporter'];

/** What metrics are, and which of their exporters run. */
interface Feeding {
  catalogue: MetricCatalogue;
  rules: RecordingRule[];
  exporters: readonly Exporter[];
}

/**
 * The dashboards with those queries alone whose metrics all come from these exporters,
 * be it by way of recording rules, and with the variables that have options then. A
 * dashboard of which no query is left is left out.
 */
export function fedPart(
  dashboards: unknown[],
  { catalogue, rules, exporters }: Feeding,
): unknown[] {
  const metrics = Catalogue.create(catalogue);
  const recorded = new Map(rules.map(({ record, expr }) => [record, expr]));
  const isFed = (expr: string): boolean =>
    PromQl.create(expr)
      .selectors()
      .every(({ metric }) => {
        const source = recorded.get(metric);
        const exporter = metrics.metricOf(metric)?.exporter;
        return source
          ? isFed(source)
          : exporter !== undefined && exporters.includes(exporter);
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
