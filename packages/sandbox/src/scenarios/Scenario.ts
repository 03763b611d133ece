import type { TargetState } from '@internal/target-state';
import type { Life } from '../life';
import type { SandboxCluster } from '../SandboxCluster';

/** A cluster that a scenario fills, with its controllers at hand. */
export interface Stage {
  cluster: Pick<
    SandboxCluster,
    'name' | 'store' | 'faults' | 'requests' | 'setClockOffset'
  >;
  life: Life;
  target: TargetState;
  /** How long the API of the other region answers a reader before it falls away, in milliseconds. */
  answersForMs: number;
}

/** Something that happens some time after the start, or after a condition has come true. */
export interface Later {
  afterMs: number;
  /** The time counts from when this is true; from the start when absent. */
  once?(): boolean;
  run(): void;
}

/** Fills one cluster; what it returns happens later. */
export type Scenario = (stage: Stage) => Later[];
