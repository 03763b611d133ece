import type { Plan } from '../contract';

const IMAGE_BY_DIGEST = /@(sha256:[0-9a-f]{64})$/;

/** The digest of the image that a plan brings; undefined for one that brings none. */
export function digestOfPlan({
  changes,
}: Pick<Plan, 'changes'>): string | undefined {
  return changes
    .filter(({ system }) => system === 'workload')
    .flatMap(({ fields }) => fields)
    .flatMap(
      ({ after }) =>
        (typeof after === 'string' && IMAGE_BY_DIGEST.exec(after)?.[1]) || [],
    )[0];
}
