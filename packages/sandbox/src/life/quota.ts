import {
  type Fields,
  type ObjectStore,
  resourceOfKey,
  type StoredObject,
} from '../store';

const UNITS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** The number of a Kubernetes quantity. */
export function quantity(text: string | number | undefined): number {
  const match = /^([\d.]+(?:e\d+)?)([a-zA-Z]*)$/.exec(String(text ?? 0));
  return match ? Number(match[1]) * (UNITS[match[2]] ?? 1) : 0;
}

/** What a pod takes from a quota, by the quota's names of resources. */
export function usageOf(pod: StoredObject): Record<string, number> {
  const usage: Record<string, number> = { pods: 1, 'count/pods': 1 };
  for (const container of (pod.spec?.containers ?? []) as Fields[]) {
    for (const side of ['requests', 'limits'] as const) {
      for (const [name, value] of Object.entries(
        (container.resources?.[side] ?? {}) as Record<string, string>,
      )) {
        const key = `${side}.${name}`;
        usage[key] = (usage[key] ?? 0) + quantity(value);
      }
    }
  }
  usage.cpu = usage['requests.cpu'] ?? 0;
  usage.memory = usage['requests.memory'] ?? 0;
  return usage;
}

function isFinished(pod: StoredObject): boolean {
  return ['Succeeded', 'Failed'].includes(pod.status?.phase);
}

/** What the pods of a namespace take, by the quota's names of resources. */
export function namespaceUsage(
  store: ObjectStore,
  namespace: string,
): Record<string, number> {
  const total: Record<string, number> = {};
  for (const pod of store.list(resourceOfKey('pods'), namespace)) {
    if (!isFinished(pod)) {
      for (const [name, value] of Object.entries(usageOf(pod))) {
        total[name] = (total[name] ?? 0) + value;
      }
    }
  }
  return total;
}

/** Writes a number as a quantity of the resource. */
export function formatQuantity(resource: string, value: number): string {
  if (/cpu/.test(resource)) {
    return value % 1 ? `${Math.round(value * 1000)}m` : String(value);
  }
  if (/memory|storage/.test(resource)) {
    return value % 2 ** 20 ? String(value) : `${value / 2 ** 20}Mi`;
  }
  return String(value);
}
