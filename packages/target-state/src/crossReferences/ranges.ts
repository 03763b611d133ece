import type { TargetState } from '../schema';
import type { BrokenRule } from './BrokenRule';

/** Ranges whose lower end is above the upper one. */
export function ranges(target: TargetState): BrokenRule[] {
  const found = (
    range: { min: number; max: number } | undefined,
    path: (string | number)[],
  ): BrokenRule[] =>
    range && range.min > range.max
      ? [{ path, rule: `min ${range.min} is above max ${range.max}` }]
      : [];
  return [
    ...target.savings.flatMap(({ minPercent, maxPercent }, index) =>
      found({ min: minPercent, max: maxPercent }, ['savings', index]),
    ),
    ...target.nodePools.flatMap((pool, index) =>
      found(pool.autoscaling, ['nodePools', index, 'autoscaling']),
    ),
    ...target.components.flatMap((component, index) =>
      found(component.autoscaling, ['components', index, 'autoscaling']),
    ),
  ];
}
