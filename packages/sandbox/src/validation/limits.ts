import { nanosOf } from '../schema/quantity';
import { type Fields, invalidValue, type Problem } from '../store';

const NANO = 1_000_000_000n;
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'];
const COUNTED = [
  'configmaps',
  'persistentvolumeclaims',
  'pods',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'services',
  'services.loadbalancers',
  'services.nodeports',
];
const SUMMED = [
  ...COMPUTE,
  'storage',
  ...COMPUTE.flatMap(name => [`requests.${name}`, `limits.${name}`]),
  'requests.storage',
];

/** What is wrong with the amounts of a ResourceQuota. */
export function problemsOfQuota(spec: Fields): Problem[] {
  return Object.entries((spec.hard ?? {}) as Record<string, string>).flatMap(
    ([key, value]) => {
      const field = `spec.hard[${key}]`;
      if (!SUMMED.includes(key) && !COUNTED.includes(key) && !/\//.test(key)) {
        return [
          'must be a standard resource type or fully qualified',
          'must be a standard resource for quota',
        ].map(why => invalidValue(field, key, why));
      }
      const nanos = nanosOf(value) ?? 0n;
      if (nanos < 0n) {
        const why = 'must be greater than or equal to 0';
        return [invalidValue(field, value, why)];
      }
      const isWhole = nanos % NANO === 0n;
      return (COUNTED.includes(key) || key.startsWith('count/')) && !isWhole
        ? [invalidValue(field, value, 'must be an integer')]
        : [];
    },
  );
}

type Amounts = Record<string, string>;

/** Pairs of a limit's fields of which the first may not exceed the second. */
const ORDER = [
  ['min', 'max', 'min value', 'max value'],
  ['min', 'defaultRequest', 'min value', 'default request value'],
  ['defaultRequest', 'max', 'default request value', 'max value'],
  ['defaultRequest', 'default', 'default request value', 'default limit value'],
  ['min', 'default', 'min value', 'default value'],
  ['default', 'max', 'default value', 'max value'],
] as const;

/** What is wrong with the amounts of a LimitRange: no less may be more than what is more. */
export function problemsOfLimits(spec: Fields): Problem[] {
  return ((spec.limits ?? []) as Fields[]).flatMap((limit, index) =>
    ORDER.flatMap(([less, more, lessName, moreName]) =>
      Object.entries((limit[less] ?? {}) as Amounts)
        .filter(([name, value]) => {
          const other = (limit[more] as Amounts | undefined)?.[name];
          return other !== undefined && nanosOf(value)! > nanosOf(other)!;
        })
        .map(([name, value]) =>
          invalidValue(
            `spec.limits[${index}].${less}[${name}]`,
            value,
            `${lessName} ${value} is greater than ${moreName} ${limit[more][name]}`,
          ),
        ),
    ),
  );
}
