import { errorSentence } from '../live/viewStateOf';
import type { FreshnessLike } from './FreshnessLike';

/**
 * How a source is read. `watched`: every change is told, so that what did not
 * change is as new as the last confirmation; `swept`: it is as old as the sweep.
 */
export type SourceReading = 'watched' | 'swept';

/**
 * The freshness of an answer as of its last confirmation: a live view of a
 * watched source is as old as the last answer or 304, not as its last change;
 * a view that the portal fails to confirm is stale since then.
 */
export function confirmedFreshness(
  freshness: FreshnessLike,
  view: { lastLoadedAt?: number; error?: Error },
  reading: SourceReading = 'watched',
): FreshnessLike {
  const { lastLoadedAt, error } = view;
  if (freshness.state !== 'live' || !lastLoadedAt) {
    return freshness;
  }
  const confirmed = new Date(lastLoadedAt).toISOString();
  const asOf = reading === 'swept' ? freshness.asOf : confirmed;
  return error
    ? { state: 'stale', asOf, reason: errorSentence(error) }
    : { ...freshness, asOf };
}
