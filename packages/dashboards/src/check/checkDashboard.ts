import { readDashboard } from '@internal/plugin-odp-observability-common';
import type { Catalogue } from './Catalogue';
import { checkExpression } from './checkExpression';
import { checkLayout } from './checkLayout';
import { checkScope } from './checkScope';
import { checkVariables } from './checkVariables';
import { readRenderable } from './readRenderable';
import { panelsOf, type RenderablePanel } from './renderable';

const DATASOURCE = '${datasource}';

/**
 * What is wrong with the JSON of a dashboard, a sentence each: what the portal would
 * not draw, what Prometheus would not answer, and what would mean something else.
 */
export function checkDashboard(
  name: string,
  json: unknown,
  catalogue: Catalogue,
): string[] {
  const { dashboard, problems } = readRenderable(name, json);
  if (!dashboard) {
    return problems;
  }
  const declared = dashboard.templating.list.map(variable => variable.name);
  return [
    ...notDrawn(json),
    ...checkLayout(dashboard),
    ...checkVariables(dashboard, catalogue),
    ...panelsOf(dashboard).flatMap(panel =>
      checkPanel(panel, declared, catalogue).map(
        problem => `panel "${panel.title}": ${problem}`,
      ),
    ),
  ].map(problem => `${name}: ${problem}`);
}

/** What the portal itself says that it does not draw. */
function notDrawn(json: unknown): string[] {
  const { dashboard } = readDashboard(json);
  return [
    ...dashboard.notices,
    ...dashboard.panels.flatMap(({ title, notices }) =>
      notices.map(notice => `panel "${title}": ${notice}`),
    ),
  ];
}

function checkPanel(
  panel: RenderablePanel,
  declared: string[],
  catalogue: Catalogue,
): string[] {
  const sources = [panel, ...panel.targets].map(
    ({ datasource }) => datasource.uid,
  );
  return [
    ...sources
      .filter(uid => uid !== DATASOURCE)
      .map(uid => `has the data source ${uid}; use ${DATASOURCE}`),
    ...panel.targets.flatMap(({ refId, expr, legendFormat }) =>
      [
        ...checkExpression(expr, catalogue),
        ...checkScope(expr, declared, catalogue),
        ...(legendFormat || panel.type === 'table' ? [] : ['has no legend']),
      ].map(problem => `query ${refId} ${problem}`),
    ),
  ];
}
