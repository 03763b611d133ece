import type { FreshnessLike } from './FreshnessLike';
import { freshnessSentence } from './freshnessSentence';

const now = Date.parse('2026-11-23T14:32:00Z');
const at = (iso: string) => `2026-11-23T${iso}Z`;

describe('freshnessSentence', () => {
  const table: [FreshnessLike, string, string, string][] = [
    [
      { state: 'live', asOf: at('14:31:56') },
      'Live · updated 4 s ago',
      '4 s ago',
      'live · 4 s',
    ],
    [
      {
        state: 'stale',
        asOf: at('14:19:00'),
        reason: 'the API answers 504',
      },
      'Stale since 14:19: the API answers 504',
      'stale since 14:19: the API answers 504',
      'stale · 13 min',
    ],
    [
      { state: 'starting', progress: { kind: 'pods', read: 1240 } },
      'Starting · 1,240 pods listed',
      'starting · 1,240 pods listed',
      'starting',
    ],
    [
      { state: 'unreachable', reason: 'connection refused' },
      'Unreachable: connection refused',
      'unreachable: connection refused',
      'unreachable',
    ],
    [
      { state: 'denied', asOf: '2026-11-21T09:00:00Z' },
      'Denied since 21 Nov, 09:00',
      'denied since 21 Nov, 09:00',
      'denied · 2 days',
    ],
  ];

  it.each(table)(
    'says %j in full, short and at the foot',
    (freshness, ...words) => {
      expect(
        (['full', 'short', 'foot'] as const).map(room =>
          freshnessSentence(freshness, now, room),
        ),
      ).toEqual(words);
    },
  );

  it('leaves the reason out in a card, which gives it elsewhere and has no room', () => {
    const stale = {
      state: 'stale' as const,
      asOf: at('14:19:00'),
      reason: 'the API answers 504',
    };
    expect(freshnessSentence(stale, now, 'card')).toBe('stale since 14:19');
  });

  it('never says a negative age when the clocks of portal and browser differ', () => {
    expect(
      freshnessSentence({ state: 'live', asOf: at('14:32:09') }, now, 'short'),
    ).toBe('0 s ago');
  });
});
