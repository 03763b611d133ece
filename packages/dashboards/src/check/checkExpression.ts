import type { Catalogue } from './Catalogue';
import { PromQl, type Selector } from './promql';

const RATES = new Set(['rate', 'irate', 'increase']);

/** What is wrong with an expression of a panel or a rule, a sentence each. */
export function checkExpression(expr: string, catalogue: Catalogue): string[] {
  const query = PromQl.create(expr);
  const position = query.syntaxError();
  if (position !== undefined) {
    return [
      `is no PromQL from character ${position + 1} on: ${query.text.slice(
        position,
        position + 20,
      )}`,
    ];
  }
  return [
    ...query
      .selectors()
      .flatMap(selector => checkSelector(selector, catalogue)),
    ...query
      .histogramQuantiles()
      .filter(({ grouping }) => grouping && !grouping.includes('le'))
      .map(
        () =>
          "takes histogram_quantile of a sum that drops the label le; add it to the 'by'",
      ),
    ...(query.calls('vector')
      ? [
          'takes vector() for what nobody measured; take 0 of a series that is there: "or 0 * sum (...)"',
        ]
      : []),
    ...query.unguardedDivisors().flatMap(divisor =>
      divisor
        .selectors()
        .filter(({ metric }) => catalogue.metricOf(metric)?.traffic)
        .map(
          ({ metric }) =>
            `divides by ${metric}, which is 0 without traffic; compare it with "> 0" first`,
        ),
    ),
  ];
}

function checkSelector(
  { metric, functions }: Selector,
  catalogue: Catalogue,
): string[] {
  if (!metric) {
    return ['selects series without naming their metric'];
  }
  if (!catalogue.metricOf(metric)) {
    return [
      `uses ${metric}, which is not in the metric catalogue (target-state/metrics.yaml)`,
    ];
  }
  const rate = functions.find(name => RATES.has(name));
  return rate && !catalogue.isCounted(metric)
    ? [`takes ${rate}() of ${metric}, which is no counter`]
    : [];
}
