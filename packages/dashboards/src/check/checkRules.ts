import type { TargetState } from '@internal/target-state';
import { alertRules } from '../rules/alertRules';
import { recordingRules } from '../rules/recordingRules';
import type { RecordingRule } from '../rules/Rule';
import type { Catalogue } from './Catalogue';
import { checkExpression } from './checkExpression';
import { PromQl } from './promql';

/**
 * What is wrong with the rules, a sentence each.
 *
 * @param runbook text of the page that answers alerts
 */
export function checkRules(
  target: TargetState,
  catalogue: Catalogue,
  runbook: string,
): string[] {
  const records = recordingRules(target).flatMap(({ rules }) => rules);
  const alerts = alertRules(target).flatMap(({ rules }) => rules);
  const recorded = new Set(records.map(({ record }) => record));
  return [
    ...records.flatMap(rule =>
      checkRecord(rule, catalogue).map(
        problem => `the rule ${rule.record} ${problem}`,
      ),
    ),
    ...catalogue
      .names()
      .filter(name => name.startsWith('odp:') && !recorded.has(name))
      .map(
        name => `${name} is in the metric catalogue, and no rule records it`,
      ),
    ...alerts.flatMap(rule =>
      [
        ...checkExpression(rule.expr, catalogue),
        ...(runbook.includes(`\n## ${rule.alert}\n`)
          ? []
          : ['has no section in its runbook']),
      ].map(problem => `the alert ${rule.alert} ${problem}`),
    ),
  ];
}

function checkRecord(
  { record, expr }: RecordingRule,
  catalogue: Catalogue,
): string[] {
  const metric = catalogue.metricOf(record);
  if (!metric) {
    return ['is not in the metric catalogue (target-state/metrics.yaml)'];
  }
  const query = PromQl.create(expr);
  const outer = query.grouping() ?? [];
  const missing = ['cluster', ...metric.labels].filter(
    label => !outer.includes(label) && !expr.includes(`, "${label}", `),
  );
  return [
    ...checkExpression(expr, catalogue),
    ...missing.map(
      label => `drops the label ${label}, which the catalogue promises`,
    ),
    ...query
      .selectors()
      .filter(selector => selector.metric.startsWith('odp:'))
      .map(
        selector =>
          `reads the rule ${selector.metric}; then history cannot be filled in one pass`,
      ),
  ];
}
