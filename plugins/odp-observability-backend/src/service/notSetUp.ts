import type {
  DashboardSource,
  EmptyReason,
} from '@internal/plugin-odp-observability-common';
import type { Sources } from './Sources';

/** Why panels of a dashboard have nobody to be asked of, and what changes that. */
export function notSetUp(
  source: DashboardSource,
  { setUp }: Pick<Sources, 'setUp'>,
): EmptyReason & { remedy: string } {
  const [title, setting] =
    source === 'grafana'
      ? ['Grafana', 'odp.observability.grafana.url']
      : ['Prometheus', 'odp.observability.prometheus.url'];
  return {
    kind: 'not-set-up',
    sentence: `No ${title} is set up, so that there is nobody to ask.`,
    setting,
    remedy: (source === 'portal' && setUp) || `Set ${setting}.`,
  };
}
