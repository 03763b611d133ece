import type { MetricCatalogue, TargetState } from '@internal/target-state';
import { checkCoverage } from '../documentCoverage/checkCoverage';
import { generatedFiles } from '../generatedFiles';
import { Catalogue } from './Catalogue';
import { checkDashboard } from './checkDashboard';
import { checkGolden } from './checkGolden';
import { checkLogQueries } from './checkLogQueries';
import { checkRules } from './checkRules';
import { checkUse } from './checkUse';

const DASHBOARD = /^dashboards\/(.+)\.json$/;

/** What is read beside the target state. */
export interface CheckedFiles {
  catalogue: MetricCatalogue;
  /** Text of the page that answers alerts. */
  runbook: string;
  /** Text of a generated file, by its path below `target-state`; nothing when it is not there. */
  read(path: string): string | undefined;
}

/** Everything that is wrong with dashboards, rules and queries, a sentence each. */
export function checkEverything(
  target: TargetState,
  { catalogue: metrics, runbook, read }: CheckedFiles,
): { problems: string[]; dashboards: number; panels: number } {
  const catalogue = Catalogue.create(metrics);
  const files = generatedFiles(target);
  const dashboards = [...files].flatMap(([path, text]) => {
    const name = DASHBOARD.exec(path)?.[1];
    return name ? [{ name, json: JSON.parse(text) }] : [];
  });
  const titles = new Map<string, string[]>(
    dashboards.map(({ name, json }) => [
      name,
      json.panels.map((panel: { title: string }) => panel.title),
    ]),
  );
  return {
    problems: [
      ...checkGolden(files, read),
      ...dashboards.flatMap(({ name, json }) =>
        checkDashboard(name, json, catalogue),
      ),
      ...checkRules(target, catalogue, runbook),
      ...checkLogQueries(),
      ...checkCoverage(target, titles),
      ...checkUse(metrics, [...files.values()].join('\n')),
    ],
    dashboards: dashboards.length,
    panels: dashboards
      .flatMap(({ json }) => json.panels)
      .filter(({ type }: { type: string }) => type !== 'row').length,
  };
}
