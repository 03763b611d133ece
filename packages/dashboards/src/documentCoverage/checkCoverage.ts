import type { TargetState } from '@internal/target-state';
import { logQueries } from '../configuration/logQueries';
import {
  keyMetricPanels,
  queryPanels,
  shownPanels,
  type PanelOf,
} from './documentCoverage';

/** A wish of the document, and the panels that are named for it. */
interface Wish {
  words: string;
  panels: PanelOf[] | undefined;
}

/**
 * What the document asks for and no panel shows, a sentence each.
 *
 * @param titles of the panels of each dashboard, by its uid
 */
export function checkCoverage(
  target: TargetState,
  titles: ReadonlyMap<string, readonly string[]>,
): string[] {
  const wishes: Wish[] = [
    ...target.keyMetrics.flatMap(({ component, metrics }) =>
      metrics.map(metric => ({
        words: `the key metric "${component}: ${metric}"`,
        panels: keyMetricPanels[component]?.[metric],
      })),
    ),
    ...target.dashboards.flatMap(({ id, title, shows }) =>
      shows.map(shown => ({
        words: `"${shown}" on ${title}`,
        panels: shownPanels[id]?.[shown],
      })),
    ),
    ...target.dashboardQueries.map(({ id, title }) => ({
      words: `the key query "${title}"`,
      panels: queryPanels[id],
    })),
  ];
  const written = logQueries.map(({ id }) => id);
  return [
    ...target.dashboards
      .filter(({ id }) => !titles.has(id))
      .map(
        ({ id }) =>
          `the document asks for the dashboard ${id}, and there is none`,
      ),
    ...wishes.flatMap(wish => missing(wish, titles)),
    ...target.logQueries
      .filter(({ id }) => !written.includes(id))
      .map(({ title }) => `no query of logs is written for "${title}"`),
  ];
}

function missing(
  { words, panels }: Wish,
  titles: ReadonlyMap<string, readonly string[]>,
): string[] {
  if (!panels?.length) {
    return [`no panel is named for ${words}`];
  }
  return panels
    .filter(([dashboard, title]) => !titles.get(dashboard)?.includes(title))
    .map(
      ([dashboard, title]) =>
        `${words} should be on the panel "${title}" of ${dashboard}, which is not there`,
    );
}
