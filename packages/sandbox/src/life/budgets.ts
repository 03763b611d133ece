import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { keyOf, placeOf } from './keys';
import { workloadsOf } from './owners';
import { isActive, isFinished, isReady } from './pods';
import { formatQuantity, namespaceUsage } from './quota';

const PODS = resourceOfKey('pods');

/** Kinds that say how many pods they want. */
const SCALED = ['deployments.apps', 'replicasets.apps', 'statefulsets.apps'];

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
    for (const quota of quotas) {
      const hard = (quota.spec?.hard ?? {}) as Record<string, string>;
      const usage = namespaceUsage(store, namespace, Object.keys(hard));
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
  const expected =
    typeof minAvailable === 'number' ? pods.length : askedFor(store, pods);
  const desired =
    minAvailable !== undefined
      ? amount(minAvailable, expected)
      : Math.max(0, expected - amount(maxUnavailable ?? 1, expected));
  const allowed = Math.max(0, healthy - desired);
  return {
    observedGeneration: budget.metadata.generation,
    expectedPods: expected,
    currentHealthy: healthy,
    desiredHealthy: desired,
    disruptionsAllowed: allowed,
    conditions: [allowance(store, budget, allowed > 0)],
  };
}

/** How many pods the workloads want that the pods belong to; a pod of none counts for itself. */
function askedFor(store: ObjectStore, pods: StoredObject[]): number {
  const wanted = new Map<string, number>();
  for (const pod of pods) {
    const [[place, kind] = [keyOf(pod), undefined]] = workloadsOf(store, pod);
    const { namespace, name } = placeOf(place);
    const workload =
      kind && SCALED.includes(kind)
        ? store.get(resourceOfKey(kind), name, namespace)
        : undefined;
    if (workload) {
      wanted.set(`${kind}/${place}`, workload.spec?.replicas ?? 1);
    } else {
      wanted.set(keyOf(pod), 1);
    }
  }
  return [...wanted.values()].reduce((sum, count) => sum + count, 0);
}

function allowance(store: ObjectStore, budget: StoredObject, on: boolean) {
  const status = on ? 'True' : 'False';
  const [before]: Fields[] = budget.status?.conditions ?? [];
  return {
    type: 'DisruptionAllowed',
    status,
    reason: on ? 'SufficientPods' : 'InsufficientPods',
    message: '',
    observedGeneration: budget.metadata.generation,
    lastTransitionTime:
      before?.status === status ? before.lastTransitionTime : store.timestamp(),
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
