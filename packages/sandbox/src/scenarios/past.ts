import type { Stage } from './Scenario';

/** Lets something have happened `ago` milliseconds before now, and settle. */
export function ago(
  { cluster, life }: Stage,
  milliseconds: number,
  happen: () => void,
): void {
  cluster.setClockOffset(-milliseconds);
  happen();
  life.settle();
  cluster.setClockOffset(0);
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
