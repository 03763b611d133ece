import {
  type Condition,
  SYSTEMS,
} from '@internal/plugin-odp-workspaces-common';
import type { Finding } from '../drivers/WorkspaceDriver';

/** A finding with where it was made. */
export interface PlacedFinding extends Finding {
  place: string;
}

/** Conditions after a look, each with the moment since which it stands as it does. */
export function conditionsOf(
  findings: readonly PlacedFinding[],
  options: {
    before: readonly Condition[];
    generation: number;
    /** Milliseconds since the epoch. */
    now: number;
  },
): Condition[] {
  const checkedAt = new Date(options.now).toISOString();
  return [...findings]
    .sort((a, b) => SYSTEMS.indexOf(a.system) - SYSTEMS.indexOf(b.system))
    .map(({ system, place, state, reason, message }) => {
      const same = options.before.find(
        one =>
          one.system === system && one.place === place && one.state === state,
      );
      return {
        system,
        place,
        state,
        reason,
        message,
        observedGeneration: options.generation,
        since: same?.since ?? checkedAt,
        checkedAt,
      };
    });
}
