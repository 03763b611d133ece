import type { ArchitectureEdge } from '@internal/plugin-odp-clusters-common';
import { anArchitectureEdge, aPath } from '@internal/test-utils';
import {
  blockedEdge,
  busyArchitecture,
  undeclaredEdge,
} from '../../__testUtils__/busyArchitecture';
import { allowedAnswer, disagreement, observedAnswer } from './edgeAnswers';
import {
  edgeLabel,
  edgeVerdict,
  findingsFirst,
  wordsOnEdge,
} from './edgeWords';
import { legendOf } from './legend';

const edge = (overrides: Partial<ArchitectureEdge>) =>
  anArchitectureEdge('dagster', 'pulsar', overrides);
const closed = (
  by: 'ingress' | 'authorization',
  verdict: 'blocked' | 'partly',
) =>
  edge({
    kind: 'blocked',
    path: aPath({
      verdict,
      [by]: { verdict, policies: ['a/b'], words: 'a/b lets nobody in' },
    }),
  });

describe('words of edges', () => {
  it.each<[ArchitectureEdge, string, string | undefined]>([
    [blockedEdge, 'Declared but blocked', 'blocked by NetworkPolicy'],
    [
      { ...blockedEdge, declared: [] },
      'Used but blocked',
      'blocked by NetworkPolicy',
    ],
    [
      closed('ingress', 'partly'),
      'Declared but blocked for some pods',
      'blocked by NetworkPolicy',
    ],
    [
      closed('authorization', 'blocked'),
      'Declared but blocked',
      'blocked by AuthorizationPolicy',
    ],
    [undeclaredEdge, 'Observed, not declared', 'not declared, 3.2 a minute'],
    [
      edge({ kind: 'undeclared', observed: { state: 'seen', words: '' } }),
      'Observed, not declared',
      'not declared',
    ],
    [edge({}), 'Declared and allowed, traffic not measured', undefined],
    [
      edge({ kind: 'unknown' }),
      'Declared, not known whether allowed',
      undefined,
    ],
  ])(
    'of %# give a verdict, and stand on the line of a finding',
    (of, verdict, words) => {
      expect(edgeVerdict(of)).toBe(verdict);
      expect(wordsOnEdge(of)).toBe(words);
    },
  );

  it('say the whole edge to a screen reader', () => {
    const titles: Record<string, string> = { pulsar: 'Apache Pulsar' };
    expect(edgeLabel(blockedEdge, name => titles[name] ?? 'Dagster')).toBe(
      'Dagster to Apache Pulsar, declared but blocked',
    );
  });

  it('say of a path what is known, and never a zero for what is not', () => {
    expect(allowedAnswer(edge({ path: undefined, hidden: ['storage'] }))).toBe(
      'not told',
    );
    expect(allowedAnswer(edge({ path: undefined }))).toBe('no policy');
    expect(allowedAnswer(closed('ingress', 'partly'))).toBe('for some pods');
    expect(observedAnswer(edge({}))).toBe('not measured');
    const seen = (perMinute?: number) =>
      observedAnswer(
        edge({ observed: { state: 'seen', perMinute, words: '' } }),
      );
    expect([seen(0.04), seen(1240.4), seen()]).toEqual([
      'under 0.1 a minute',
      '1,240 a minute',
      'yes',
    ]);
  });

  it('say where two statements disagree, with the policy that closes the path', () => {
    expect(disagreement(closed('authorization', 'blocked'))).toBe(
      'dagster declares that it depends on pulsar; a/b lets nobody in.',
    );
    expect(disagreement({ ...blockedEdge, declared: [] })).toBeUndefined();
    expect(disagreement(undeclaredEdge)).toBeUndefined();
  });

  it('count each kind in the legend, what is blocked also when it is none', () => {
    const lines = (showsAllowed: boolean, edges = busyArchitecture().edges) =>
      legendOf({ ...busyArchitecture(), edges }, showsAllowed).map(
        ({ words, count }) => `${words} ${count}`,
      );
    expect(lines(false)).toEqual([
      'Declared, allowed, observed 5',
      'No traffic seen 1',
      'Blocked 1',
      'Observed, not declared 1',
      'Allowed only, hidden 14',
    ]);
    expect(lines(true, [])).toEqual(['Blocked 0', 'Allowed only 14']);
  });

  it('put the findings before the others in a list', () => {
    expect(
      findingsFirst(busyArchitecture().edges)
        .slice(0, 3)
        .map(({ id }) => id),
    ).toEqual(['dagster>pulsar', 'openfaas>postgresql', 'temporal>postgresql']);
  });
});
