import { viewStateOf } from './viewStateOf';

const SENTENCE =
  'Nothing is known of odp-eu yet. Unreachable: nothing accepts connections';

const unavailable = Object.assign(new Error('Request failed with 503'), {
  response: { status: 503 },
  body: { error: { name: 'ServiceUnavailableError', message: SENTENCE } },
});

describe('viewStateOf, of a source that is not there yet (503)', () => {
  it('says in the server’s words what it waits for, and when it asks again', () => {
    expect(
      viewStateOf(
        {
          loading: false,
          refresh: () => {},
          error: unavailable,
          nextAttemptAt: 7,
        },
        { what: 'execution' },
      ),
    ).toMatchObject({
      kind: 'source-failed',
      title: 'execution cannot be read',
      detail: SENTENCE,
      nextAttemptAt: 7,
    });
  });

  it('keeps what was shown before, with the reason', () => {
    expect(
      viewStateOf(
        {
          loading: false,
          refresh: () => {},
          data: {},
          error: unavailable,
          lastLoadedAt: 5,
        },
        { what: 'execution' },
      ),
    ).toMatchObject({ kind: 'stale', since: 5, reason: SENTENCE });
  });
});
