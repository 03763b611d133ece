import type {
  DashboardSource,
  EmptyReason,
} from '@internal/plugin-odp-observability-common';

/** Why panels of a dashboard have nobody to be asked of. */
export function notSetUp(source: DashboardSource): EmptyReason {
  const [title, setting] =
    source === 'grafana'
      ? ['Grafana', 'odp.observability.grafana.url']
      : ['Prometheus', 'odp.observability.prometheus.url'];
  return {
    kind: 'not-set-up',
    sentence: `No ${title} is set up, so that there is nobody to ask.`,
    setting,
  };
}
