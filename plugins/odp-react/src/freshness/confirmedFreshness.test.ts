import type { FreshnessLike } from './FreshnessLike';
import { confirmedFreshness } from './confirmedFreshness';

const changedAt = '2026-11-23T13:00:00.000Z';
const confirmedAt = '2026-11-23T14:03:56.000Z';

interface Case {
  freshness: FreshnessLike;
  view: Parameters<typeof confirmedFreshness>[1];
  asOf: string;
}

const live: FreshnessLike = { state: 'live', asOf: changedAt };
const stale: FreshnessLike = { state: 'stale', asOf: changedAt };
const lastLoadedAt = Date.parse(confirmedAt);

describe('confirmedFreshness', () => {
  it.each<[string, Case]>([
    [
      'of a live view, the last answer or 304',
      { freshness: live, view: { lastLoadedAt }, asOf: confirmedAt },
    ],
    [
      'of a stale cluster, what it said last, however often the portal confirms that',
      { freshness: stale, view: { lastLoadedAt }, asOf: changedAt },
    ],
    [
      'of a view that was never confirmed, what it says itself',
      { freshness: live, view: {}, asOf: changedAt },
    ],
  ])('takes as age %s', (_, { freshness, view, asOf }) => {
    expect(confirmedFreshness(freshness, view)).toEqual({ ...freshness, asOf });
  });

  it('takes as age of a live view of a swept source the sweep, however often the portal confirms that', () => {
    expect(confirmedFreshness(live, { lastLoadedAt }, 'swept')).toEqual(live);
  });

  it('calls a live view stale since the last confirmation when the portal does not answer any more', () => {
    expect(
      confirmedFreshness(live, {
        lastLoadedAt,
        error: new TypeError('Failed to fetch'),
      }),
    ).toEqual({
      state: 'stale',
      asOf: confirmedAt,
      reason: 'the portal does not answer',
    });
  });
});
