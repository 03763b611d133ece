import { limits } from '../panels/limits';
import type { PanelSpec } from '../panels/PanelSpec';

/** Looks of a panel whose values over time are 1 where all is well and 0 where it is not. */
export function eitherOr({ good, bad }: { good: string; bad: string }) {
  return {
    type: 'state-timeline',
    unit: 'none',
    limit: limits.allMustBe,
    states: {
      0: { text: bad, color: 'red' },
      1: { text: good, color: 'green' },
    },
  } satisfies Partial<PanelSpec>;
}
