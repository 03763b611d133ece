import type {
  OperationStep,
  Plan,
} from '@internal/plugin-odp-workspaces-common';
import type { WorkspaceSpec } from '@internal/target-state';
import type { Drivers } from '../drivers/Drivers';

/** All that an operation will do, in order; nothing of it is begun. */
export function stepsOf(
  drivers: Drivers,
  { kind }: Plan,
  spec: WorkspaceSpec,
): OperationStep[] {
  const parts = drivers.partsOf(spec);
  return (kind === 'decommission' ? parts.reverse() : parts).map(
    ({ system, driver }) => ({
      system,
      place: driver.place,
      state: 'pending',
      attempts: 0,
    }),
  );
}
