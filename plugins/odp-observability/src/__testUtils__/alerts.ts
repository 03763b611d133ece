import type {
  Alert,
  KnownAlerts,
} from '@internal/plugin-odp-observability-common';
import { NOW, STEP } from './moment';

/** An alert that fires since 34 minutes. */
export const anAlert = (name: string, more: Partial<Alert> = {}): Alert => ({
  name,
  state: 'firing',
  severity: 'warning',
  since: new Date(NOW - 34 * STEP).toISOString(),
  labels: { cluster: 'odp-eu', namespace: 'execution' },
  ...more,
});

/** What is known of alerts: the given ones, of 24 rules. */
export function knownAlerts(
  items: Alert[],
  more: Partial<KnownAlerts> = {},
): KnownAlerts {
  const count = (state: Alert['state']) =>
    items.filter(alert => alert.state === state).length;
  return {
    state: 'known',
    items,
    isCut: false,
    firing: count('firing'),
    pending: count('pending'),
    hasRules: true,
    unevaluated: 0,
    configured: 24,
    asOf: new Date(NOW).toISOString(),
    ...more,
  };
}
