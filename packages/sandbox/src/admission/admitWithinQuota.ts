import { quantity, usageOf, usageOfKind } from '../life/quota';
import { canonicalQuantity } from '../schema/quantity';
import {
  type Admission,
  type Fields,
  forbidden,
  type ObjectStore,
  resourceOfKey,
  type StoredObject,
} from '../store';

type Amounts = Record<string, number>;

const QUOTAS = resourceOfKey('resourcequotas');

/** What each container of a pod must say where a quota sums it. */
const SUMMED: Record<string, ['requests' | 'limits', string]> = {
  cpu: ['requests', 'cpu'],
  memory: ['requests', 'memory'],
  'requests.cpu': ['requests', 'cpu'],
  'requests.memory': ['requests', 'memory'],
  'limits.cpu': ['limits', 'cpu'],
  'limits.memory': ['limits', 'memory'],
};

/** Refuses what a quota of its namespace has no room for, in the API server's words. */
export function admitWithinQuota(store: ObjectStore): Admission {
  return ({ resource, object, previous }) => {
    const { name, namespace } = object.metadata;
    if (previous || !namespace) {
      return;
    }
    const quotas = store.list(QUOTAS, namespace);
    if (!quotas.length) {
      return;
    }
    const isPod = resource.kind === 'Pod';
    const wanted = usageOf(object);
    const used = usageOfKind(store, namespace, resource);
    for (const quota of quotas) {
      const hard = (quota.spec?.hard ?? {}) as Record<string, string>;
      const why =
        (isPod && missingIn(object, hard)) || exceeding(hard, { wanted, used });
      if (why) {
        const [verb, rest] = why;
        throw forbidden(
          resource,
          name,
          `${verb} quota: ${quota.metadata.name}${rest}`,
        );
      }
    }
  };
}

function missingIn(
  { spec }: StoredObject,
  hard: Record<string, string>,
): [string, string] | undefined {
  const containers = [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []),
  ] as Fields[];
  const missing = Object.keys(hard)
    .filter(key => key in SUMMED)
    .sort()
    .map(key => {
      const [side, name] = SUMMED[key];
      const silent = containers.filter(
        ({ resources }) => resources?.[side]?.[name] === undefined,
      );
      return { key, names: silent.map(container => container.name) };
    })
    .filter(({ names }) => names.length > 0)
    .map(({ key, names }) => `${key} for: ${names.join(',')}`);
  return missing.length
    ? ['failed', `: must specify ${missing.join('; ')}`]
    : undefined;
}

function exceeding(
  hard: Record<string, string>,
  { wanted, used }: { wanted: Amounts; used: Amounts },
): [string, string] | undefined {
  const keys = Object.keys(hard)
    .filter(
      key =>
        (wanted[key] ?? 0) > 0 &&
        (used[key] ?? 0) + wanted[key] > quantity(hard[key]) + 1e-9,
    )
    .sort();
  const say = (value: (key: string) => string) =>
    keys.map(key => `${key}=${value(key)}`).join(',');
  return keys.length
    ? [
        'exceeded',
        `, requested: ${say(key => textOf(key, wanted[key]))}, used: ${say(
          key => textOf(key, used[key] ?? 0),
        )}, limited: ${say(key => hard[key])}`,
      ]
    : undefined;
}

/** Bytes in the units of memory, cores in thousandths. */
function textOf(key: string, value: number): string {
  if (/memory|storage/.test(key) && value % 1024 === 0) {
    return canonicalQuantity(`${value / 1024}Ki`);
  }
  return canonicalQuantity(`${Math.round(value * 1000)}m`);
}
