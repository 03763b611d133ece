import { errorSentence } from '../live/viewStateOf';
import type { FreshnessLike } from './FreshnessLike';

/**
 * The freshness of an answer as of its last confirmation: a live view is as old
 * as the last answer or 304, not as its last change; one that the portal fails
 * to confirm is stale since then.
 */
export function confirmedFreshness(
  freshness: FreshnessLike,
  view: { lastLoadedAt?: number; error?: Error },
): FreshnessLike {
  const { lastLoadedAt, error } = view;
  if (freshness.state !== 'live' || !lastLoadedAt) {
    return freshness;
  }
  const asOf = new Date(lastLoadedAt).toISOString();
  return error
    ? { state: 'stale', asOf, reason: errorSentence(error) }
    : { ...freshness, asOf };
}
