import {
  aFailingPod,
  aNode,
  aPod,
  aPool,
  aTopology,
} from '../../__testUtils__/aTopology';
import { arrange } from './arrange';
import { type CapacityFilters, matchArrangement, NO_FILTERS } from './filters';
import { countOffTiles, podRows } from './rows';

const model = aTopology({
  pools: [aPool(), aPool({ id: 'gpu/n1', name: 'gpu' })],
  nodes: [
    aNode({ hiddenPods: 1 }),
    aNode({ name: 'gpu-b-1', pool: 'gpu/n1', zone: 'europe-north1-b' }),
    aNode({ name: 'stray', zone: undefined, status: 'degraded' }),
  ],
  pods: [
    aPod(),
    aFailingPod(),
    aPod({ name: 'ner-0', namespace: 'ml', node: 'gpu-b-1' }),
    aPod({
      name: 'ner-1',
      namespace: 'ml',
      node: undefined,
      status: 'degraded',
    }),
    aPod({ name: 'log-1', workload: { kind: 'DaemonSet', name: 'log' } }),
  ],
  waiting: [
    {
      namespace: 'ml',
      pods: ['ner-1'],
      schedulerMessage: '',
      requests: { cpu: 0, memory: 0, gpu: 1 },
      pool: 'gpu/n1',
      limit: 'no GPU',
    },
  ],
});
const arrangement = arrange(model, { daemonSets: false });

const CASES: Array<[string, Partial<CapacityFilters>, string]> = [
  [
    'nothing',
    {},
    'user-api-1 yaml-processor-q4zln ? ner-0 | general-a-1 stray gpu-b-1 | ner-1',
  ],
  [
    'a part of a pod',
    { search: ' Q4ZLN ' },
    'yaml-processor-q4zln | general-a-1 |',
  ],
  [
    'a workload',
    { search: 'user-api' },
    'user-api-1 ner-0 | general-a-1 gpu-b-1 | ner-1',
  ],
  [
    'a node, with all that is on it',
    { search: 'general-a' },
    'user-api-1 yaml-processor-q4zln ? | general-a-1 |',
  ],
  ['a namespace', { namespace: 'ml' }, 'ner-0 | gpu-b-1 | ner-1'],
  ['a status', { health: 'failing' }, 'yaml-processor-q4zln | general-a-1 |'],
  [
    'what needs a look',
    { health: 'attention' },
    'yaml-processor-q4zln | general-a-1 stray | ner-1',
  ],
  [
    'a pool, with what waits for it',
    { pool: 'gpu/n1' },
    'ner-0 | gpu-b-1 | ner-1',
  ],
  ['a zone', { zone: 'europe-north1-b' }, 'ner-0 | gpu-b-1 |'],
  ['nodes without a zone', { zone: 'none' }, '| stray |'],
  [
    'a cause',
    { cause: 'pod.out-of-memory' },
    'yaml-processor-q4zln | general-a-1 |',
  ],
  [
    'two things at once',
    { namespace: 'execution', health: 'healthy' },
    'user-api-1 | general-a-1 |',
  ],
  ['what nobody has', { search: 'nowhere' }, '| |'],
];

describe('filters', () => {
  it.each(CASES)('leave in full ink %s', (_, change, expected) => {
    const filters = { ...NO_FILTERS, ...change };
    const { cells, nodes, podCount } = matchArrangement(arrangement, filters);
    const shown = arrangement.pods
      .map(pod => pod?.name ?? '?')
      .filter((__, cell) => cells[cell]);
    const off = podRows(model, { filters, leftOut: arrangement.leftOut })
      .filter(({ node }) => !node)
      .map(({ pod }) => pod.name);
    expect(
      [
        ...shown,
        '|',
        ...arrangement.nodes
          .map(({ name }) => name)
          .filter((__, node) => nodes[node]),
        '|',
        ...off,
      ].join(' '),
    ).toBe(expected.trim());
    expect(podCount).toBe(shown.filter(name => name !== '?').length);
    expect(countOffTiles(model, arrangement, filters)).toBe(off.length);
  });
});
