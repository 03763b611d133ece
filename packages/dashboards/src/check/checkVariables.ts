import type { Catalogue } from './Catalogue';
import { labelValues, textOfQuery } from './labelValues';
import { PromQl } from './promql';
import type { RenderableDashboard } from './renderable';

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
      .flatMap(variable =>
        checkQuery(variable, catalogue).map(
          problem => `the variable $${variable.name} ${problem}`,
        ),
      ),
  ];
}

/** Names of variables in all strings of a value. */
function namesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/\$(?:(\w+)|\{(\w+)(?::\w+)?\})/g)]
    .map(([, bare, braced]) => bare ?? braced)
    .filter(name => !/^\d+$/.test(name));
}

function checkQuery(
  variable: RenderableDashboard['templating']['list'][number],
  catalogue: Catalogue,
): string[] {
  const asked = labelValues(variable);
  if (!asked) {
    return [`is no label_values(series, label): ${textOfQuery(variable)}`];
  }
  const { series, label } = asked;
  const [{ metric }] = PromQl.create(series).selectors();
  const known = catalogue.metricOf(metric);
  if (!known) {
    return [`reads ${metric}, which is not in the metric catalogue`];
  }
  return label === 'cluster' || known.labels.includes(label)
    ? []
    : [`reads the label ${label}, which ${metric} does not have`];
}
