import { freshnessSentence } from './freshnessSentence';
import { worstOf } from './status';
import { bytesInWords, coresInWords, durationInWords } from './words';

const NOW = Date.parse('2026-11-23T14:32:00Z');

describe('vocabulary', () => {
  it.each([
    [{ state: 'live', asOf: '2026-11-23T14:31:56Z' }, 'Live · updated 4 s ago'],
    [
      {
        state: 'stale',
        asOf: '2026-11-23T14:19:00Z',
        reason: 'the API answers 504',
      },
      'Stale since 14:19: the API answers 504',
    ],
    [
      { state: 'starting', progress: { kind: 'pods', read: 1240 } },
      'Starting · 1240 pods read',
    ],
    [{ state: 'unreachable', reason: 'refused' }, 'Unreachable: refused'],
    [{ state: 'denied', reason: 'token refused' }, 'Denied: token refused'],
  ] as const)('%j', (freshness, sentence) => {
    expect(freshnessSentence(freshness, NOW)).toBe(sentence);
  });

  it('writes durations, bytes and cores for people', () => {
    expect(
      [48, 119, 360, 7199, 7500, 90000, 400000].map(seconds =>
        durationInWords(seconds * 1000),
      ),
    ).toEqual([
      '48 s',
      '119 s',
      '6 min',
      '119 min',
      '2 h 5 min',
      '1 d 1 h',
      '4 d',
    ]);
    expect(bytesInWords(512 * 2 ** 20)).toBe('512 MiB');
    expect(bytesInWords(1.5 * 2 ** 30)).toBe('1.5 GiB');
    expect(coresInWords(0.25)).toBe('250 m');
    expect(worstOf(['healthy', 'unknown', 'progressing'])).toBe('unknown');
  });
});
