import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { isActive, isFinished, isReady } from './pods';
import { formatQuantity, namespaceUsage } from './quota';

const PODS = resourceOfKey('pods');

/** Writes the status of the disruption budgets and quotas of a namespace. */
export function reconcileBudgetsAndQuotas(
  store: ObjectStore,
  namespace: string,
): void {
  for (const budget of store.list(
    resourceOfKey('poddisruptionbudgets.policy'),
    namespace,
  )) {
    writeStatus(store, budget, budgetStatus(store, budget));
  }
  const quotas = store.list(resourceOfKey('resourcequotas'), namespace);
  if (quotas.length) {
    const usage = namespaceUsage(store, namespace);
    for (const quota of quotas) {
      const hard = (quota.spec?.hard ?? {}) as Record<string, string>;
      writeStatus(store, quota, {
        hard,
        used: Object.fromEntries(
          Object.keys(hard).map(key => [
            key,
            formatQuantity(key, usage[key] ?? 0),
          ]),
        ),
      });
    }
  }
}

function budgetStatus(store: ObjectStore, budget: StoredObject): Fields {
  const labels = Object.entries(
    (budget.spec?.selector?.matchLabels ?? {}) as Record<string, string>,
  );
  const pods = store
    .list(PODS, budget.metadata.namespace)
    .filter(
      pod =>
        !isFinished(pod) &&
        labels.every(([key, value]) => pod.metadata.labels?.[key] === value),
    );
  const healthy = pods.filter(pod => isReady(pod) && isActive(pod)).length;
  const { minAvailable, maxUnavailable } = budget.spec ?? {};
  const desired =
    minAvailable !== undefined
      ? amount(minAvailable, pods.length)
      : pods.length - amount(maxUnavailable ?? 1, pods.length);
  return {
    observedGeneration: budget.metadata.generation,
    expectedPods: pods.length,
    currentHealthy: healthy,
    desiredHealthy: desired,
    disruptionsAllowed: Math.max(0, healthy - desired),
  };
}

function amount(value: string | number, of: number): number {
  return typeof value === 'number'
    ? value
    : Math.ceil((parseInt(value, 10) / 100) * of);
}

function writeStatus(store: ObjectStore, object: StoredObject, status: Fields) {
  if (JSON.stringify(status) !== JSON.stringify(object.status)) {
    store.updateStatus({
      ...object,
      metadata: { ...object.metadata, resourceVersion: undefined },
      status,
    });
  }
}
