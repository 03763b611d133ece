import type { Freshness } from '@internal/plugin-odp-clusters-common';

/**
 * The freshness of an answer as of its last confirmation: a live view is as old
 * as the last answer or 304, not as its last change.
 */
export function confirmedFreshness(
  freshness: Freshness,
  view: { lastLoadedAt?: number; error?: Error },
): Freshness {
  return freshness.state === 'live' && view.lastLoadedAt && !view.error
    ? { ...freshness, asOf: new Date(view.lastLoadedAt).toISOString() }
    : freshness;
}
