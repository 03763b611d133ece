import type { ActiveFault } from './ActiveFaults';

/**
 * Whether a fault is on this target: on it itself, or on a pod of it.
 *
 * @param selector labels of the target's pods, when it is a workload
 */
export function isAt(
  { at, podLabels }: Pick<ActiveFault, 'at' | 'podLabels'>,
  target: string,
  selector?: Record<string, string>,
): boolean {
  if (!podLabels || !selector) {
    return at === target;
  }
  const [namespace] = target.split('/');
  return (
    at.startsWith(`${namespace}/`) &&
    Object.entries(selector).every(([key, value]) => podLabels[key] === value)
  );
}
