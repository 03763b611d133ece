import {
  type Alert,
  BOUNDS,
  type KnownAlerts,
} from '@internal/plugin-odp-observability-common';
import {
  CLUSTER_LABEL,
  SCOPE_LABELS,
  seesValue,
  type Sight,
} from '../visibility/Sight';
import type { ActiveAlert, AlertRule, AlertRules } from './AlertSource';
import { runbookOf } from './runbookOf';

export interface AlertsAsked {
  /** Absent: all. */
  cluster?: string;
  sight: Sight;
  /** Path of the portal's docs; absent: they are not in it. */
  docs?: string;
}

/** The alerts that somebody sees of a cluster; one that names no cluster may be of any. */
export function alertsInSight(
  { rules, asOf }: AlertRules,
  asked: AlertsAsked,
): KnownAlerts {
  const { cluster, sight, docs } = asked;
  const all = rules
    .flatMap(rule =>
      rule.alerts
        .filter(
          ({ labels }) =>
            cluster === undefined ||
            [undefined, cluster].includes(labels[CLUSTER_LABEL]),
        )
        .filter(({ labels }) => isSeen(labels, sight))
        .flatMap(alert => asAlert(rule, alert, docs) ?? []),
    )
    .sort(byUrgency);
  const count = (state: Alert['state']) =>
    all.filter(alert => alert.state === state).length;
  return {
    state: 'known',
    items: all.slice(0, BOUNDS.alerts),
    isCut: all.length > BOUNDS.alerts,
    firing: count('firing'),
    pending: count('pending'),
    hasRules: rules.length > 0,
    unevaluated: rules.filter(({ isEvaluated }) => !isEvaluated).length,
    ...(sight.isPlatform && { configured: rules.length }),
    asOf: new Date(asOf).toISOString(),
  };
}

/** Who does not see the platform sees alerts of whose every namespace and workspace they see. */
function isSeen(labels: Record<string, string>, sight: Sight): boolean {
  if (sight.isPlatform) {
    return true;
  }
  const named = SCOPE_LABELS.filter(label => labels[label] !== undefined);
  const cluster = labels[CLUSTER_LABEL];
  const clusters =
    cluster === undefined ? [...sight.namespaces.keys()] : [cluster];
  return (
    named.length > 0 &&
    named.every(label =>
      seesValue(sight, { label, value: labels[label] }, clusters),
    )
  );
}

function asAlert(
  rule: AlertRule,
  { state, activeAt, labels, annotations }: ActiveAlert,
  docs: string | undefined,
): Alert | undefined {
  if (state !== 'firing' && state !== 'pending') {
    return undefined;
  }
  const { alertname: _, severity, ...rest } = labels;
  const runbook = runbookOf(rule.annotations, annotations, docs);
  return {
    name: rule.name,
    state,
    since: new Date(activeAt).toISOString(),
    labels: rest,
    ...(severity && { severity }),
    ...(annotations.summary && { summary: annotations.summary }),
    ...(runbook && { runbook }),
  };
}

function byUrgency(one: Alert, other: Alert): number {
  const rank = ({ state, severity }: Alert) =>
    (state === 'firing' ? 0 : 2) + (severity === 'critical' ? 0 : 1);
  return rank(one) - rank(other) || one.since.localeCompare(other.since);
}
