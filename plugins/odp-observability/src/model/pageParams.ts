import {
  COMPARES,
  type Dashboard,
  type Variable,
  type VariableValues,
} from '@internal/plugin-odp-observability-common';
import {
  choiceParam,
  optionalTextParam,
  textParam,
  textsParam,
  type UrlParam,
} from '@internal/plugin-odp-react';

/** How a variable is called in the URL, as Grafana has it. */
export const VARIABLE_PREFIX = 'var-';

/** What the page may be compared with. */
export const COMPARE_CHOICES = ['off', ...COMPARES] as const;
type CompareChoice = (typeof COMPARE_CHOICES)[number];

/** What a page of dashboards keeps in the URL beside variables; the names are Grafana's. */
export type PageParams = {
  /** Uid of the chosen dashboard. */
  dashboard: UrlParam<string | undefined>;
  from: UrlParam<string>;
  to: UrlParam<string>;
  /** Such as `30s`; empty: never by itself. */
  refresh: UrlParam<string>;
  /** `utc`, or `browser` for the clock of whoever looks. */
  timezone: UrlParam<string>;
  /** The earlier period that the page is compared with; `off`: none. */
  compare: UrlParam<CompareChoice>;
  /** Id of the panel that a link points at. */
  viewPanel: UrlParam<string | undefined>;
  [variable: `${typeof VARIABLE_PREFIX}${string}`]: UrlParam<string[]>;
};

/** The parameters of a page that shows a dashboard; before it is known, those that every page has. */
export function pageParamsOf(dashboard: Dashboard | undefined): PageParams {
  const { time, refresh, variables = [] } = dashboard ?? {};
  return {
    dashboard: optionalTextParam(),
    from: textParam(time?.from ?? 'now-1h'),
    to: textParam(time?.to ?? 'now'),
    refresh: textParam(refresh ?? ''),
    timezone: textParam('utc'),
    compare: choiceParam(COMPARE_CHOICES, 'off'),
    viewPanel: optionalTextParam(),
    ...Object.fromEntries(
      variables.map(({ name }) => [`${VARIABLE_PREFIX}${name}`, textsParam()]),
    ),
  };
}

/** What the URL chooses of a dashboard's variables; what it leaves out is the dashboard's own choice. */
export function chosenVariables(
  variables: readonly Variable[],
  values: Record<string, unknown>,
): VariableValues {
  return Object.fromEntries(
    variables.flatMap(({ name }) => {
      const chosen = values[`${VARIABLE_PREFIX}${name}`];
      return Array.isArray(chosen) && chosen.length > 0 ? [[name, chosen]] : [];
    }),
  );
}

/** A dashboard, or one panel of it, in Grafana with the range, the refresh and the variables of the page. */
export function grafanaUrl(
  openUrl: string,
  page: {
    from: string;
    to: string;
    refresh: string;
    timezone: string;
    variables: VariableValues;
    panel?: number;
  },
): string {
  const url = new URL(openUrl);
  const { from, to, refresh, timezone, variables, panel } = page;
  url.searchParams.set('from', from);
  url.searchParams.set('to', to);
  url.searchParams.set('timezone', timezone);
  if (refresh) {
    url.searchParams.set('refresh', refresh);
  }
  for (const [name, values] of Object.entries(variables)) {
    url.searchParams.delete(`${VARIABLE_PREFIX}${name}`);
    values.forEach(value =>
      url.searchParams.append(`${VARIABLE_PREFIX}${name}`, value),
    );
  }
  if (panel !== undefined) {
    url.searchParams.set('viewPanel', String(panel));
  }
  return url.toString();
}
