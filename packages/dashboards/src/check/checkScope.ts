import type { Catalogue } from './Catalogue';
import { PromQl, type Selector } from './promql';

/** Labels that name a namespace; the second is that of an exporter, which rules put right. */
const NAMESPACES = ['namespace', 'exported_namespace'];

/** Labels that a variable of the same name must narrow wherever a metric has them: who may see what hangs on it. */
const ALWAYS = ['namespace', 'workspace'];

/**
 * What an expression of a panel reads beyond what its reader chose, a sentence each.
 *
 * @param declared names of the dashboard's variables
 */
export function checkScope(
  expr: string,
  declared: string[],
  catalogue: Catalogue,
): string[] {
  const scopes = [...new Set([...ALWAYS, ...declared])].filter(
    name => name !== 'cluster',
  );
  // A variable keeps its dollar here, so that it differs from a name that is written out.
  const query = PromQl.create(expr.replace(/\$(?=\w)/g, '@'));
  return query
    .selectors()
    .flatMap(selector => [
      ...writtenOut(selector),
      ...collisions(selector, catalogue),
      ...unscoped(selector, scopes, catalogue),
    ]);
}

function writtenOut({ metric, matchers }: Selector): string[] {
  return matchers
    .filter(
      ({ label, value }) =>
        NAMESPACES.includes(label) && !value.startsWith('@'),
    )
    .map(
      ({ label, value }) =>
        `names the ${label} "${value}" of ${metric} itself; use a variable`,
    );
}

function collisions({ metric }: Selector, catalogue: Catalogue): string[] {
  const isTwofold = catalogue
    .metricOf(metric)
    ?.labels.includes('exported_namespace');
  return isTwofold
    ? [
        `uses ${metric}, whose namespace stands in exported_namespace; use its recording rule odp:*`,
      ]
    : [];
}

function unscoped(
  { metric, matchers }: Selector,
  scopes: string[],
  catalogue: Catalogue,
): string[] {
  const isNarrowed = (label: string) =>
    matchers.some(
      matcher => matcher.label === label && matcher.value === `@${label}`,
    );
  // The labels of Kong's metrics hold a workspace that is none of ours.
  const known = metric.startsWith('kong_')
    ? []
    : catalogue.metricOf(metric)?.labels ?? [];
  return [
    ...(isNarrowed('cluster')
      ? []
      : [`does not narrow ${metric} to cluster="$cluster"`]),
    ...scopes
      .filter(label => known.includes(label) && !isNarrowed(label))
      .map(label => `does not narrow ${metric} to ${label}=~"$${label}"`),
  ];
}
