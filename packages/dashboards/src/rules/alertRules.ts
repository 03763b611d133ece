import type { TargetState } from '@internal/target-state';
import { infrastructureAlerts } from './infrastructureAlerts';
import { pipelineAlerts } from './pipelineAlerts';
import { requestAlerts } from './requestAlerts';
import type { AlertRule, RuleGroup } from './Rule';

/** Where the answer to every alert stands, from the repo's root. */
export const RUNBOOK = 'docs/how-to/answer-an-alert.md';

/** Alerts of the platform. */
export function alertRules(target: TargetState): RuleGroup<AlertRule>[] {
  return [
    requestAlerts,
    pipelineAlerts(target.eventBus.limits.backlog.bytes),
    infrastructureAlerts,
  ];
}
