import { nanosOf } from '../schema/quantity';
import {
  type Admission,
  type Fields,
  forbidden,
  type ObjectStore,
  resourceOfKey,
  type StoredObject,
} from '../store';
import { problemsWithin } from './problemsWithin';

type Amounts = Record<string, string>;

const LIMITS = resourceOfKey('limitranges');

/** Says on a pod what it was given. */
const ANNOTATION = 'kubernetes.io/limit-ranger';

/** Lists of containers, and what a LimitRange calls one of them. */
const LISTS = [
  ['containers', 'container'],
  ['initContainers', 'init container'],
] as const;

/**
 * The LimitRanges of a namespace: gives a new pod what it leaves out, and
 * refuses what asks for too little or too much.
 */
export function admitWithinLimits(store: ObjectStore): Admission {
  return ({ resource, object, previous }) => {
    if (resource.kind !== 'Pod' || previous) {
      return undefined;
    }
    const limits = store
      .list(LIMITS, object.metadata.namespace)
      .flatMap(({ spec }) => (spec?.limits ?? []) as Fields[]);
    if (!limits.length) {
      return undefined;
    }
    const pod = withDefaultsOf(limits, object);
    const problems = limits.flatMap(limit => problemsWithin(limit, pod.spec!));
    if (problems.length) {
      const why =
        problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
      throw forbidden(resource, object.metadata.name, why);
    }
    return pod;
  };
}

function withDefaultsOf(
  limits: readonly Fields[],
  pod: StoredObject,
): StoredObject {
  const given: string[] = [];
  const spec = { ...pod.spec };
  const ofContainers = limits.filter(({ type }) => type === 'Container');
  const defaults = {
    requests: amountsIn(ofContainers, 'defaultRequest'),
    limits: amountsIn(ofContainers, 'default'),
  };
  for (const [list, name] of LISTS) {
    if (spec[list]) {
      spec[list] = (spec[list] as Fields[]).map(container => {
        const resources: Fields = { ...container.resources };
        for (const side of ['requests', 'limits'] as const) {
          const missing = Object.keys(defaults[side])
            .filter(key => resources[side]?.[key] === undefined)
            .sort();
          if (missing.length) {
            resources[side] = { ...defaults[side], ...resources[side] };
            given.push(
              `${missing.join(', ')} ${side.slice(0, -1)} for ${name} ${
                container.name
              }`,
            );
          }
        }
        return { ...container, resources };
      });
    }
  }
  if (!given.length) {
    return pod;
  }
  const annotations = {
    ...pod.metadata.annotations,
    [ANNOTATION]: `LimitRanger plugin set: ${given.join('; ')}`,
  };
  return { ...pod, spec, metadata: { ...pod.metadata, annotations } };
}

function amountsIn(limits: readonly Fields[], field: string): Amounts {
  return Object.fromEntries(
    limits
      .flatMap(limit => Object.entries((limit[field] ?? {}) as Amounts))
      .filter(([, value]) => nanosOf(value) !== undefined),
  );
}
