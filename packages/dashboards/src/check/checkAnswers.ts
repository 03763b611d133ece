import {
  builtinsFor,
  interpolate,
  type Binding,
} from '@internal/plugin-odp-observability-common';
import type { PrometheusAnswers } from './PrometheusAnswers';
import {
  panelsOf,
  renderableSchema,
  type RenderableDashboard,
} from './renderable';

/** Chosen values of variables. */
type Values = Map<string, Binding>;

const LABEL_VALUES = /^label_values\((.+), (\w+)\)$/;
/** Of the cluster that the story is told in. */
const CLUSTER = 'odp-eu';
const AN_HOUR_MS = 3_600_000;
/** What Grafana's own variables are for an hour in a minute's steps, of four scrapes at least. */
const BUILTINS = builtinsFor({
  range: { from: 0, to: AN_HOUR_MS },
  intervalMs: 60_000,
  rateIntervalMs: 75_000,
});

/**
 * Runs every query of every panel on a Prometheus with a history: which of them are
 * refused, empty, or not finite, a sentence each.
 */
export async function checkAnswers(
  dashboards: unknown[],
  answers: PrometheusAnswers,
): Promise<{ problems: string[]; queries: number }> {
  const problems: string[] = [];
  let queries = 0;
  for (const json of dashboards) {
    const dashboard = renderableSchema.parse(json);
    const complain = (text: string) =>
      problems.push(`${dashboard.uid}: ${text}`);
    const values = await valuesOf(dashboard, { answers, complain });
    for (const panel of panelsOf(dashboard)) {
      for (const { refId, expr, instant } of panel.targets) {
        queries += 1;
        const query = interpolate(expr, values, BUILTINS);
        const problem = await problemOf(
          instant ? answers.moment(query) : answers.range(query),
        );
        if (problem) {
          complain(
            `panel "${panel.title}": query ${refId} ${problem}: ${query}`,
          );
        }
      }
    }
  }
  return { problems, queries };
}

/** Every variable with the cluster, or all of its options. */
async function valuesOf(
  { templating }: RenderableDashboard,
  {
    answers,
    complain,
  }: { answers: PrometheusAnswers; complain: (text: string) => void },
): Promise<Values> {
  const values: Values = new Map([
    ['cluster', { values: [CLUSTER], isMany: false }],
  ]);
  for (const { name, query } of templating.list) {
    const [, series, label] =
      LABEL_VALUES.exec(typeof query === 'string' ? query : query.query) ?? [];
    if (!series) {
      continue;
    }
    const options = await answers.labelValues(
      label,
      interpolate(series, values, BUILTINS),
    );
    if (!options.length) {
      complain(`the variable $${name} has no options`);
    }
    if (name === 'cluster') {
      continue;
    }
    values.set(name, { values: options, isMany: true });
  }
  return values;
}

async function problemOf(
  answer: ReturnType<PrometheusAnswers['range']>,
): Promise<string | undefined> {
  try {
    const series = await answer;
    if (!series.length) {
      return 'is answered by nothing';
    }
    const odd = series
      .flatMap(({ values }) => values)
      .find(value => !Number.isFinite(Number(value)));
    return odd && `is answered by ${odd}`;
  } catch (error) {
    return `fails (${(error as Error).message})`;
  }
}
