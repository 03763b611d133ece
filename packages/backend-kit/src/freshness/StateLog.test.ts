import { mockServices } from '@backstage/backend-test-utils';
import type { Freshness, Gap } from '@internal/vocabulary';
import { StateLog } from './StateLog';

const LIVE: Freshness = { state: 'live' };
const GAP: Gap = {
  kind: 'pods',
  cause: 'forbidden',
  message: "The portal's token may not list pods.",
};

describe('StateLog', () => {
  it('tells each change once, a bad one as a warning, and what was mended', () => {
    const logger = mockServices.logger.mock();
    const log = StateLog.create('odp-eu', logger);
    log.note({ state: 'starting' }, []);
    log.note(LIVE, []);
    log.note(LIVE, [GAP]);
    log.note(LIVE, [GAP]);
    log.note({ state: 'stale', reason: 'the API answers 504' }, [GAP]);
    log.note({ state: 'stale', reason: 'the API answers 503' }, [GAP]);
    log.note(LIVE, []);
    expect(logger.warn.mock.calls).toEqual([
      ["odp-eu: The portal's token may not list pods."],
      ['odp-eu: Stale: the API answers 504'],
    ]);
    expect(logger.info.mock.calls).toEqual([
      ['odp-eu: Live'],
      ['odp-eu: Live'],
      ['odp-eu: pods can be read again'],
    ]);
  });
});
