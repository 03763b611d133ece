import type { TargetState } from '@internal/target-state';
import type { Life } from '../life';
import type { SandboxCluster } from '../SandboxCluster';

/** A cluster that a scenario fills, with its controllers at hand. */
export interface Stage {
  cluster: Pick<SandboxCluster, 'name' | 'store' | 'faults' | 'setClockOffset'>;
  life: Life;
  target: TargetState;
}

/** Something that happens some time after the start. */
export interface Later {
  afterMs: number;
  run(): void;
}

/** Fills one cluster; what it returns happens later. */
export type Scenario = (stage: Stage) => Later[];
