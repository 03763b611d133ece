import { busyDay } from './busyDay';
import { calm } from './calm';
import type { Scenario } from './Scenario';

/** What `--scenario` names. */
export const SCENARIOS: Record<string, Scenario> = {
  'busy-day': busyDay,
  calm,
  empty: () => [],
};

export type { Later, Scenario } from './Scenario';
