import type { Catalogue } from './Catalogue';
import { PromQl } from './promql';
import type { RenderableDashboard } from './renderable';

const LABEL_VALUES = /^label_values\((.+), (\w+)\)$/;
/** Of Grafana itself. */
const BUILT_IN = /^__/;

/** What is wrong with the variables of a dashboard, a sentence each. */
export function checkVariables(
  { templating, panels }: RenderableDashboard,
  catalogue: Catalogue,
): string[] {
  const declared = templating.list.map(({ name }) => name);
  const used = new Set([
    ...namesIn(panels),
    ...templating.list.flatMap(({ query }) => namesIn(query)),
  ]);
  return [
    ...[...used]
      .filter(name => !declared.includes(name) && !BUILT_IN.test(name))
      .map(name => `the variable $${name} is used and declared nowhere`),
    ...declared
      .filter(name => !used.has(name))
      .map(name => `the variable $${name} is declared and used nowhere`),
    ...templating.list
      .filter(({ type }) => type === 'query')
      .flatMap(({ name, query }) =>
        checkQuery(
          typeof query === 'string' ? query : query.query,
          catalogue,
        ).map(problem => `the variable $${name} ${problem}`),
      ),
  ];
}

/** Names of variables in all strings of a value. */
function namesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/\$(?:(\w+)|\{(\w+)(?::\w+)?\})/g)]
    .map(([, bare, braced]) => bare ?? braced)
    .filter(name => !/^\d+$/.test(name));
}

function checkQuery(query: string, catalogue: Catalogue): string[] {
  const [, series, label] = LABEL_VALUES.exec(query) ?? [];
  if (!series) {
    return [`is no label_values(series, label): ${query}`];
  }
  const [{ metric }] = PromQl.create(series).selectors();
  const known = catalogue.metricOf(metric);
  if (!known) {
    return [`reads ${metric}, which is not in the metric catalogue`];
  }
  return label === 'cluster' || known.labels.includes(label)
    ? []
    : [`reads the label ${label}, which ${metric} does not have`];
}
