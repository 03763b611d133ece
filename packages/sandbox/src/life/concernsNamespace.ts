import type { StoreEvent } from '../store';

/** Kinds of which every change is looked at, their status too. */
const LOOKED_AT = [
  'deployments.apps',
  'statefulsets.apps',
  'poddisruptionbudgets.policy',
  'resourcequotas',
  'services',
  'horizontalpodautoscalers.autoscaling',
];

/** What controllers write by themselves all the time. */
const UNCOUNTED = ['events', 'endpointslices.discovery.k8s.io'];

/** Whether budgets, quotas, endpoints and autoscalers of a namespace may have to follow a write of this kind: quotas count all that comes and goes. */
export function concernsNamespace(
  key: string,
  type: StoreEvent['type'],
): boolean {
  return (
    LOOKED_AT.includes(key) || (type !== 'MODIFIED' && !UNCOUNTED.includes(key))
  );
}
