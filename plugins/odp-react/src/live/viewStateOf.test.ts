import type { FreshnessLike } from '../freshness/FreshnessLike';
import { viewStateOf } from './viewStateOf';

interface Data {
  items: string[];
  freshness: FreshnessLike;
}

const live: Data = {
  items: ['execution'],
  freshness: { state: 'live', asOf: '2026-11-23T14:32:00Z' },
};
const view = { loading: false, refresh: () => {} };
const options = {
  what: 'Namespaces of odp-eu',
  right: { name: 'odp.namespace.read', grantedBy: 'platform-team' },
  freshness: (data: Data) => data.freshness,
  judge: (data: Data) =>
    data.items.length === 0
      ? { kind: 'empty-by-nature' as const, title: 'No namespaces' }
      : undefined,
};

function refused(status: number, message: string) {
  return Object.assign(new Error(`Request failed with ${status}`), {
    response: { status },
    body: { error: { message } },
  });
}

describe('viewStateOf', () => {
  it('is ready with live data, and loading before any', () => {
    expect(viewStateOf({ ...view, data: live }, options).kind).toBe('ready');
    expect(
      viewStateOf({ ...view, loading: true, loadingSince: 7 }, options),
    ).toEqual({ kind: 'loading', since: 7 });
  });

  it('says nothing of a quick load in the background, and tells a slow one', () => {
    const loading = (age: number) =>
      viewStateOf(
        {
          ...view,
          data: live,
          loading: true,
          loadingSince: Date.now() - age,
          lastLoadedAt: 5,
        },
        options,
      ).kind;
    expect(loading(500)).toBe('ready');
    expect(loading(3000)).toBe('loading');
  });

  it('is stale when the portal stops answering, and says so in its words', () => {
    expect(
      viewStateOf(
        {
          ...view,
          data: live,
          error: new TypeError('Failed to fetch'),
          lastLoadedAt: 5,
        },
        options,
      ),
    ).toMatchObject({
      kind: 'stale',
      since: 5,
      reason: 'the portal does not answer',
    });
  });

  it('is stale when the source is, with the source’s reason', () => {
    const stale: Data = {
      ...live,
      freshness: {
        state: 'stale',
        asOf: '2026-11-23T14:19:00Z',
        reason: 'the API answers 504',
      },
    };
    expect(viewStateOf({ ...view, data: stale }, options)).toMatchObject({
      kind: 'stale',
      since: '2026-11-23T14:19:00Z',
      reason: 'the API answers 504',
    });
  });

  it('names the right and who grants it on a refusal', () => {
    expect(
      viewStateOf({ ...view, error: refused(403, 'no') }, options),
    ).toMatchObject({
      kind: 'not-permitted',
      detail: 'Needs odp.namespace.read; platform-team grants it.',
    });
  });

  it('fails with the server’s own sentence, and a source that never answered fails too', () => {
    expect(
      viewStateOf(
        { ...view, error: refused(500, 'no cluster odp-eu') },
        options,
      ),
    ).toMatchObject({ kind: 'source-failed', detail: 'no cluster odp-eu' });
    const unreachable: Data = {
      items: [],
      freshness: { state: 'unreachable', reason: 'connection refused' },
    };
    expect(viewStateOf({ ...view, data: unreachable }, options)).toMatchObject({
      kind: 'source-failed',
      detail: 'Not once since the portal started: connection refused',
    });
  });

  it('lets the view say what it means that there is no such thing, and of nothing else', () => {
    const absent = (detail: string) => ({
      kind: 'empty-by-nature' as const,
      title: 'Nothing that you may see',
      detail,
    });
    const of = (status: number) =>
      viewStateOf(
        { ...view, error: refused(status, 'no such thing') },
        { ...options, absent },
      );
    expect(of(404)).toEqual(absent('no such thing'));
    expect(of(500)).toMatchObject({ kind: 'source-failed' });
    expect(of(403)).toMatchObject({ kind: 'not-permitted' });
    expect(
      viewStateOf({ ...view, error: refused(404, 'no route') }, options),
    ).toMatchObject({ kind: 'source-failed', detail: 'no route' });
    // What was read before stays.
    const error = refused(404, 'gone');
    expect(
      viewStateOf({ ...view, data: live, error }, { ...options, absent }),
    ).toMatchObject({ kind: 'stale', reason: 'gone' });
  });

  it('asks the data last, so that an outage never reads as "none exist"', () => {
    expect(
      viewStateOf({ ...view, data: { ...live, items: [] } }, options).kind,
    ).toBe('empty-by-nature');
  });
});
