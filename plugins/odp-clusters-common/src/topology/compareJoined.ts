import type { TopologyNode } from './TopologyModel';

/** Sorts nodes by when they joined; those that do not tell come last. */
export function compareJoined(
  a: Pick<TopologyNode, 'name' | 'joinedAt'>,
  b: Pick<TopologyNode, 'name' | 'joinedAt'>,
): number {
  const difference =
    (a.joinedAt ?? Number.MAX_SAFE_INTEGER) -
    (b.joinedAt ?? Number.MAX_SAFE_INTEGER);
  return difference || (a.name < b.name ? -1 : 1);
}
