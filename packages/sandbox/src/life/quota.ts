import {
  type Fields,
  type ObjectStore,
  type Resource,
  resourceKey,
  resourceOfObject,
  RESOURCES,
  type StoredObject,
} from '../store';

type Amounts = Record<string, number>;

/** Kinds that a quota may also count by their plain name. */
const COUNTED = [
  'configmaps',
  'persistentvolumeclaims',
  'resourcequotas',
  'secrets',
  'services',
];

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

/** What an object takes from a quota, by the quota's names of resources. */
export function usageOf(object: StoredObject): Amounts {
  if (object.kind === 'Pod') {
    return usageOfPod(object);
  }
  const resource = resourceOfObject(object);
  const { spec = {} } = object;
  return {
    [`count/${resourceKey(resource)}`]: 1,
    ...(COUNTED.includes(resource.plural) && { [resource.plural]: 1 }),
    ...(object.kind === 'Service' && {
      'services.loadbalancers': spec.type === 'LoadBalancer' ? 1 : 0,
      'services.nodeports': ['LoadBalancer', 'NodePort'].includes(spec.type)
        ? spec.ports?.length ?? 0
        : 0,
    }),
    ...(object.kind === 'PersistentVolumeClaim' && {
      'requests.storage': quantity(spec.resources?.requests?.storage),
    }),
  };
}

function usageOfPod(pod: StoredObject): Amounts {
  const usage: Amounts = { pods: 1, 'count/pods': 1 };
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

/** What all objects of a kind take in a namespace; pods that have ended take nothing. */
export function usageOfKind(
  store: ObjectStore,
  namespace: string,
  resource: Resource,
): Amounts {
  const total: Amounts = {};
  for (const object of store.list(resource, namespace)) {
    if (resource.kind !== 'Pod' || !isFinished(object)) {
      for (const [name, value] of Object.entries(usageOf(object))) {
        total[name] = (total[name] ?? 0) + value;
      }
    }
  }
  return total;
}

/** What the objects of a namespace take, by the names of resources that a quota limits. */
export function namespaceUsage(
  store: ObjectStore,
  namespace: string,
  limited: readonly string[],
): Amounts {
  const kinds = new Set(limited.map(countedAs));
  return Object.assign(
    {},
    ...RESOURCES.filter(resource => kinds.has(resourceKey(resource))).map(
      resource => usageOfKind(store, namespace, resource),
    ),
  );
}

/** The kind whose objects a name of a quota's resources counts, by its key. */
function countedAs(name: string): string {
  const [first, second] = name.split('/');
  if (first === 'count') {
    return second;
  }
  const [plural] = name.split('.');
  return name === 'requests.storage'
    ? 'persistentvolumeclaims'
    : COUNTED.find(kind => kind === plural) ?? 'pods';
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
