import type { OperationStep } from '@internal/plugin-odp-workspaces-common';
import type { Part } from '../drivers/Drivers';

/** All that an operation will do, in order; nothing of it is begun. */
export function stepsOf<Spec>(
  parts: readonly Part<Spec>[],
  { isRemoval }: { isRemoval: boolean },
): OperationStep[] {
  return (isRemoval ? [...parts].reverse() : parts).map(
    ({ system, driver }) => ({
      system,
      place: driver.place,
      state: 'pending',
      attempts: 0,
    }),
  );
}
