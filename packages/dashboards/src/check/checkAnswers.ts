import {
  builtinsFor,
  interpolate,
  rateIntervalFor,
  type Binding,
} from '@internal/plugin-odp-observability-common';
import { labelValues } from './labelValues';
import type { PrometheusAnswers } from './PrometheusAnswers';
import {
  panelsOf,
  renderableSchema,
  type RenderableDashboard,
} from './renderable';

/** Chosen values of variables. */
type Values = Map<string, Binding>;

const AN_HOUR_MS = 3_600_000;
const A_MINUTE_MS = 60_000;

/** What the history is of. */
interface History {
  cluster: string;
  scrapeIntervalMs: number;
}

/**
 * Runs every query of every panel on a Prometheus with a history: which of them are
 * refused, empty, or not finite, a sentence each.
 */
export async function checkAnswers(
  dashboards: unknown[],
  answers: PrometheusAnswers,
  { cluster, scrapeIntervalMs }: History,
): Promise<{ problems: string[]; queries: number }> {
  // Of an hour in steps of a minute, as it is asked for below.
  const builtins = builtinsFor({
    range: { from: 0, to: AN_HOUR_MS },
    intervalMs: A_MINUTE_MS,
    rateIntervalMs: rateIntervalFor({
      intervalMs: A_MINUTE_MS,
      scrapeIntervalMs,
    }),
  });
  const problems: string[] = [];
  let queries = 0;
  for (const json of dashboards) {
    const dashboard = renderableSchema.parse(json);
    const complain = (text: string) =>
      problems.push(`${dashboard.uid}: ${text}`);
    const values = await valuesOf(dashboard, {
      answers,
      cluster,
      builtins,
      complain,
    });
    for (const panel of panelsOf(dashboard)) {
      for (const { refId, expr, instant } of panel.targets) {
        queries += 1;
        const query = interpolate(expr, values, builtins);
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
    cluster,
    builtins,
    complain,
  }: {
    answers: PrometheusAnswers;
    cluster: string;
    builtins: ReadonlyMap<string, string>;
    complain: (text: string) => void;
  },
): Promise<Values> {
  const values: Values = new Map([
    ['cluster', { values: [cluster], isMany: false }],
  ]);
  for (const variable of templating.list) {
    const asked = labelValues(variable);
    if (!asked) {
      continue;
    }
    const { name } = variable;
    const options = await answers.labelValues(
      asked.label,
      interpolate(asked.series, values, builtins),
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
