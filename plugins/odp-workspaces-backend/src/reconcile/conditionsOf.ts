import { SYSTEMS } from '@internal/plugin-odp-workspaces-common';
import type { Finding } from '../drivers/Driver';
import type { StoredCondition } from '../store/SubjectRecord';

/** A finding with where it was made. */
export interface PlacedFinding extends Finding {
  place: string;
}

/** Conditions after a look, each with the moment since which it stands as it does. */
export function conditionsOf(
  findings: readonly PlacedFinding[],
  options: {
    before: readonly StoredCondition[];
    generation: number;
    /** Milliseconds since the epoch. */
    now: number;
  },
): StoredCondition[] {
  const checkedAt = new Date(options.now).toISOString();
  return [...findings]
    .sort((a, b) => SYSTEMS.indexOf(a.system) - SYSTEMS.indexOf(b.system))
    .map(({ system, place, state, reason, message, checks }) => {
      const before = options.before.find(
        one => one.system === system && one.place === place,
      );
      const since = before?.state === state ? before.since : checkedAt;
      const tried = checks ? { at: checkedAt, checks } : before?.tried;
      return {
        system,
        place,
        state,
        reason,
        message,
        observedGeneration: options.generation,
        since,
        checkedAt,
        ...(tried && { tried }),
      };
    });
}
