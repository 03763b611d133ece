import type { Fields } from '../../store';

/** What a pod does that a level forbids; in detail where there is more to say. */
export interface Violation {
  reason: string;
  detail?: string;
}

/** A pod as its checks see it. */
export interface CheckedPod {
  spec: Fields;
  /** Minor version of Kubernetes whose rules hold. */
  minor: number;
}

/** Says what a pod breaks, or nothing. */
export type Check = (pod: CheckedPod) => Violation | undefined;

/** All containers, those that come first at first. */
export function containersOf({ spec }: CheckedPod): Fields[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap(
    list => (spec[list] ?? []) as Fields[],
  );
}

/** Names of the containers that are so. */
export function named(
  pod: CheckedPod,
  is: (container: Fields) => boolean,
): string[] {
  return containersOf(pod)
    .filter(is)
    .map(({ name }) => name);
}

export function quoted(names: readonly string[]): string {
  return names.map(name => JSON.stringify(name)).join(', ');
}

/** `one` or `many` by how many there are. */
export function by(names: readonly unknown[], one: string, many: string) {
  return names.length === 1 ? one : many;
}

/** `container "a"`, `containers "a", "b"`. */
export function containers(names: readonly string[]): string {
  return `${by(names, 'container', 'containers')} ${quoted(names)}`;
}

export function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Who sets a field of the security context badly: `pod and container "a"`; undefined for nobody. */
export function settersOf(
  pod: CheckedPod,
  isBad: (context: Fields) => boolean,
): string | undefined {
  const bad = named(pod, ({ securityContext = {} }) => isBad(securityContext));
  return (
    [
      isBad(pod.spec.securityContext ?? {}) && 'pod',
      bad.length && containers(bad),
    ]
      .filter(Boolean)
      .join(' and ') || undefined
  );
}

/** What pod and containers say in a field of their security contexts. */
export function saidIn<T>(
  pod: CheckedPod,
  read: (context: Fields) => T | undefined,
): T[] {
  return [pod.spec, ...containersOf(pod)]
    .map(({ securityContext = {} }) => read(securityContext))
    .filter((value): value is T => value !== undefined);
}
