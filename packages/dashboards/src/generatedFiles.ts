import type { TargetState } from '@internal/target-state';
import { stringify } from 'yaml';
import { grafanaProvisioning } from './configuration/grafanaProvisioning';
import { logQueries } from './configuration/logQueries';
import { prometheusConfig } from './configuration/prometheusConfig';
import { allDashboards } from './dashboards/allDashboards';
import { alertRules, RUNBOOK } from './rules/alertRules';
import { recordingRules } from './rules/recordingRules';
import type { AlertRule } from './rules/Rule';

const HEADER =
  '# Written by "yarn dashboards:generate"; change packages/dashboards instead.\n';

/** Files that are made of the target state, by their path below its folder. */
export function generatedFiles(target: TargetState): Map<string, string> {
  const files = new Map<string, string>();
  const yaml = (path: string, value: unknown) =>
    files.set(
      path,
      HEADER + stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }),
    );
  allDashboards(target).forEach(dashboard =>
    files.set(
      `dashboards/${dashboard.uid}.json`,
      `${JSON.stringify(dashboard, null, 2)}\n`,
    ),
  );
  target.clusters.forEach(cluster =>
    yaml(
      cluster.role === 'primary'
        ? 'prometheus/prometheus.yml'
        : `prometheus/prometheus.${cluster.name}.yml`,
      prometheusConfig(target, cluster),
    ),
  );
  yaml('prometheus/rules/recording.yml', { groups: recordingRules(target) });
  yaml('prometheus/rules/alerts.yml', {
    groups: alertRules(target).map(({ name, rules }) => ({
      name,
      rules: rules.map(inPrometheus),
    })),
  });
  Object.entries(grafanaProvisioning(target.scrape.intervalSeconds)).forEach(
    ([path, value]) => yaml(`grafana/provisioning/${path}`, value),
  );
  yaml('loki/queries.yml', { queries: logQueries });
  return files;
}

function inPrometheus(rule: AlertRule) {
  const { alert, expr, severity, summary, description } = rule;
  return {
    alert,
    expr,
    for: rule.for,
    labels: { severity },
    annotations: {
      summary,
      description,
      runbook: `${RUNBOOK}#${alert.toLowerCase()}`,
    },
  };
}
