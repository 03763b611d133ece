import type { RenderableDashboard } from './renderable';

type Variable = RenderableDashboard['templating']['list'][number];

/** Text of the query of a variable. */
export function textOfQuery({ query }: Variable): string {
  return typeof query === 'string' ? query : query.query;
}

/** Series and label that the options of a variable are read from; nothing when its query is another one. */
export function labelValues(
  variable: Variable,
): { series: string; label: string } | undefined {
  const [, series, label] =
    /^label_values\((.+), (\w+)\)$/.exec(textOfQuery(variable)) ?? [];
  return series ? { series, label } : undefined;
}
