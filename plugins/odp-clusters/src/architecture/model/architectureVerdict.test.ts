import type {
  ArchitectureEdge,
  EdgeKind,
  Status,
} from '@internal/plugin-odp-clusters-common';
import {
  anArchitecture,
  anArchitectureComponent,
  anArchitectureEdge,
} from '@internal/test-utils';
import { architectureVerdict } from './architectureVerdict';

const declaredNowhere: EdgeKind[] = ['undeclared', 'allowed'];
const edgesOf = (counts: Partial<Record<EdgeKind, number>>) =>
  Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) =>
      anArchitectureEdge(kind, `${index}`, {
        kind: kind as EdgeKind,
        ...(declaredNowhere.includes(kind as EdgeKind) && { declared: [] }),
      }),
    ),
  );

function verdictOf(
  edges: ArchitectureEdge[],
  state: 'not-set-up' | 'measured' | 'failed' = 'measured',
  statuses: Array<Status | undefined> = ['healthy'],
) {
  return architectureVerdict(
    anArchitecture({
      edges,
      traffic: { state, words: 'words' },
      components: statuses.map((status, index) =>
        anArchitectureComponent(`c${index}`, {
          title: `Part ${index}`,
          status,
        }),
      ),
    }),
  );
}

describe('architectureVerdict', () => {
  it.each<[string, Partial<Record<EdgeKind, number>>, [string, string]]>([
    [
      'what is blocked and what nobody declared, first of all',
      { blocked: 1, undeclared: 1, carrying: 15, quiet: 1 },
      [
        '1 declared path is blocked, 1 path is used but declared nowhere.',
        'Of 17 declared paths 15 carry traffic, 1 is quiet.',
      ],
    ],
    [
      'several of each',
      { blocked: 2, undeclared: 3, carrying: 1 },
      [
        '2 declared paths are blocked, 3 paths are used but declared nowhere.',
        'Of 3 declared paths 1 carries traffic.',
      ],
    ],
    [
      'that nothing is blocked when everything is known',
      { carrying: 4 },
      ['No declared path is blocked.', 'Of 4 declared paths 4 carry traffic.'],
    ],
    [
      'no more than is known',
      { carrying: 4, unknown: 2 },
      [
        'No declared path is known to be blocked.',
        'Of 6 declared paths 4 carry traffic, 2 cannot be judged.',
      ],
    ],
    [
      'what is open and not measured beside what carries',
      { carrying: 4, declared: 1, allowed: 9 },
      [
        'No declared path is blocked.',
        'Of 5 declared paths 4 carry traffic, 1 is open and not measured.',
      ],
    ],
    [
      'nothing of paths where there are none',
      {},
      ['No declared path is blocked.', ''],
    ],
  ])('says %s', (_, counts, [title, text]) => {
    expect(verdictOf(edgesOf(counts))).toMatchObject({ title, text });
  });

  it.each(['not-set-up', 'failed'] as const)(
    'says how many paths are open, and nothing of use, when traffic is %s',
    state => {
      expect(
        verdictOf(edgesOf({ declared: 43, unknown: 1, blocked: 1 }), state)
          .text,
      ).toBe('Of 45 declared paths 43 are open, 1 cannot be judged.');
    },
  );

  it('counts a path that is used and blocked, and declared nowhere, as that', () => {
    const tried = anArchitectureEdge('a', 'b', {
      kind: 'blocked',
      declared: [],
    });
    expect(verdictOf([tried]).title).toBe('1 path is tried and blocked.');
  });

  it.each<[Array<Status | undefined>, string]>([
    [['healthy', 'failing', 'degraded'], 'Part 1 is failing.'],
    [['degraded', 'degraded'], '2 components are degraded: Part 0, Part 1.'],
    [
      ['degraded', 'degraded', 'degraded', 'degraded'],
      '4 components are degraded: Part 0, Part 1, Part 2 and others.',
    ],
    [['healthy', 'unknown', undefined], ''],
  ])('names the worst components of %j', (statuses, text) => {
    expect(verdictOf([], 'measured', statuses).text).toBe(text);
  });

  it.each<[Partial<Record<EdgeKind, number>>, Status, Status]>([
    [{ blocked: 1 }, 'healthy', 'failing'],
    [{ undeclared: 1 }, 'healthy', 'degraded'],
    [{ carrying: 1 }, 'progressing', 'progressing'],
    [{ undeclared: 1 }, 'failing', 'failing'],
    [{ carrying: 1, unknown: 1 }, 'healthy', 'healthy'],
  ])('of %j and a component that is %s is %s', (counts, status, worst) => {
    expect(verdictOf(edgesOf(counts), 'measured', [status]).status).toBe(worst);
  });
});
