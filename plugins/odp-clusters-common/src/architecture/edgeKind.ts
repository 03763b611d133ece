import type { ArchitectureEdge, EdgeKind } from '../contract';

/** How an edge is drawn, from how it is known. */
export function edgeKindOf({
  declared,
  path,
  observed,
  hidden,
}: Pick<
  ArchitectureEdge,
  'declared' | 'path' | 'observed' | 'hidden'
>): EdgeKind {
  const seen = observed.state === 'seen';
  const verdict = path?.verdict;
  if (
    (verdict === 'blocked' || verdict === 'partly') &&
    (declared.length || seen)
  ) {
    return 'blocked';
  }
  if (!declared.length) {
    return seen ? 'undeclared' : 'allowed';
  }
  // Without a path and with nothing hidden, no policy of the cluster can speak of it.
  if (verdict === 'unknown' || hidden?.length) {
    return 'unknown';
  }
  if (seen) {
    return 'carrying';
  }
  return observed.state === 'none' ? 'quiet' : 'declared';
}
