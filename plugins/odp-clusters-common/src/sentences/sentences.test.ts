import type { NamespaceList, NamespaceSummary } from '../contract';
import { freshnessSentence, namespacesVerdict } from './sentences';
import { worstOf } from './status';
import { bytesInWords, coresInWords, durationInWords } from './words';

const NOW = Date.parse('2026-11-23T14:32:00Z');

const namespace = (
  name: string,
  status: NamespaceSummary['health']['status'],
  reason?: { message: string; since?: string },
) =>
  ({
    name,
    pods: { counts: {} },
    health: {
      status,
      reasons: reason ? [{ rule: 'r', status, object: {}, ...reason }] : [],
      counts: {},
    },
  } as unknown as NamespaceSummary);

describe('sentences', () => {
  it('opens with counts, the worst cause and silent nodes', () => {
    const list: Pick<NamespaceList, 'items' | 'silentNodes'> = {
      items: [
        namespace('execution', 'failing', {
          message: 'yaml-processor: 0 of 5 pods ready; out of memory',
          since: '2026-11-23T13:58:00Z',
        }),
        namespace('data', 'degraded'),
        namespace('ml', 'degraded'),
        namespace('storage', 'healthy'),
      ],
      silentNodes: [{ name: 'general-b-1', since: '2026-11-23T14:31:12Z' }],
    };
    expect(namespacesVerdict(list, NOW)).toEqual({
      status: 'failing',
      title: '1 namespace is failing, 2 are degraded.',
      text: 'execution: yaml-processor: 0 of 5 pods ready since 13:58. Node general-b-1 has been silent for 48 s.',
    });
    expect(
      namespacesVerdict(
        { items: [namespace('a', 'healthy')], silentNodes: [] },
        NOW,
      ).title,
    ).toBe('The one namespace is healthy.');
  });

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
