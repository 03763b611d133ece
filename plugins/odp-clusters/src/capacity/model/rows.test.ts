import type {
  Reason,
  TopologyNode,
} from '@internal/plugin-odp-clusters-common';
import {
  aFailingPod,
  aNode,
  aPod,
  aPool,
  aTopology,
  NOW,
} from '../../__testUtils__/aTopology';
import { arrange } from './arrange';
import { matchArrangement, NO_FILTERS } from './filters';
import { groupNotes, shortNames } from './labels';
import { nodeRows, podRows } from './rows';
import { tallyNodes } from './tally';

const reason = (name: string, rule: string, cause: string): Reason => ({
  rule,
  status: 'degraded',
  object: { kind: 'Node', name },
  message: `${name}: ${cause}`,
  since: '2026-11-23T14:11:00Z',
});

const troubled = (name: string, change: Partial<TopologyNode>) =>
  aNode({ name, status: 'degraded', ...change });

const silent = troubled('general-b-zt41', {
  status: 'unknown',
  condition: 'silent',
  reasons: [reason('general-b-zt41', 'node.silent', 'silent')],
});
const cordoned = troubled('general-c-0', {
  cordoned: true,
  reasons: [
    reason(
      'general-c-0',
      'node.cordoned',
      'cordoned; a drain waits for budget data/postgresql, which allows no disruption',
    ),
  ],
});
const full = troubled('general-a-9', {
  requested: { cpu: 7.6, memory: 0, gpu: 0 },
  reasons: [
    {
      ...reason(
        'general-a-9',
        'node.requests-high',
        'its pods ask for 95 % of its CPU',
      ),
      since: undefined,
    },
  ],
});

const model = aTopology({
  pools: [
    aPool(),
    aPool({
      id: 'gpu/n1',
      name: 'gpu',
      machineType: 'n1',
      limits: { min: 1, max: 1 },
    }),
  ],
  nodes: [
    aNode(),
    silent,
    cordoned,
    full,
    aNode({
      name: 'gpu-a-1',
      pool: 'gpu/n1',
      allocatable: { cpu: 4, memory: 1, gpu: 1 },
      requested: { cpu: 1, memory: 0, gpu: 1 },
      hiddenPods: 3,
    }),
  ],
  pods: [
    aFailingPod(),
    aPod(),
    aPod({ name: 'last-known', node: 'general-b-zt41', status: 'unknown' }),
    aPod({ name: 'waits', node: undefined, status: 'degraded' }),
  ],
});
const arrangement = arrange(model, { daemonSets: false });
const about = {
  tallies: tallyNodes(arrangement),
  matches: matchArrangement(arrangement, NO_FILTERS),
};

describe('the list of nodes', () => {
  const rows = nodeRows(arrangement, about, NOW);

  it('stands worst first and says why; of a silent node the use is unknown, not zero', () => {
    expect(
      rows.map(({ node, status, cpu, why }) => [
        node.name,
        status,
        cpu === undefined ? 'unknown' : Math.round(cpu * 100),
        why,
      ]),
    ).toEqual([
      ['general-a-1', 'failing', 63, 'yaml-processor out of memory'],
      [
        'general-c-0',
        'degraded',
        63,
        'cordoned for 21 min; a drain waits for budget data/postgresql, which allows no disruption',
      ],
      ['general-a-9', 'degraded', 95, 'its pods ask for 95 % of its CPU'],
      ['general-b-zt41', 'unknown', 'unknown', 'silent for 21 min'],
      ['gpu-a-1', 'healthy', 25, 'GPU 1 of 1 used'],
    ]);
  });

  it('counts pods that one may not see', () => {
    expect(rows.map(({ hiddenPods }) => hiddenPods)).toEqual([0, 0, 0, 0, 3]);
    expect(rows[0].pods).toEqual({ failing: 1, healthy: 1 });
  });
});

describe('the list of pods', () => {
  it('stands worst first, with pods that have no node', () => {
    const rows = podRows(model, { filters: NO_FILTERS, leftOut: [] });
    expect(rows.map(({ pod, node }) => [pod.name, node?.name])).toEqual([
      ['yaml-processor-q4zln', 'general-a-1'],
      ['waits', undefined],
      ['last-known', 'general-b-zt41'],
      ['user-api-1', 'general-a-1'],
    ]);
  });
});

describe('the words under a pool', () => {
  const notesOf = (changed = model) => {
    const own = arrange(changed, { daemonSets: false });
    const names = shortNames(own);
    return own.groups.map(group =>
      groupNotes({ arrangement: own, model: changed, names }, group, NOW).map(
        ({ text }) => text,
      ),
    );
  };

  it('name silent and cordoned nodes, and a pool at its limit; how full a node is its bar tells', () => {
    expect(notesOf()).toEqual([
      [
        'b-zt41: silent for 21 min, last known shown',
        'c-0: cordoned for 21 min; a drain waits for budget data/postgresql, which allows no disruption',
      ],
      ['at its limit of 1 node'],
    ]);
  });

  it('count where there are many', () => {
    const names = ['general-x-1', 'general-x-2', 'general-x-3'];
    const many = aTopology({
      nodes: names.map(name => ({ ...silent, name })),
    });
    expect(notesOf(many)).toEqual([['3 nodes silent']]);
  });

  it('say what holds pods that wait for the pool, once', () => {
    const waiting = aTopology({
      ...model,
      nodes: [
        ...model.nodes.values(),
        aNode({ name: 'gpu-b-1', zone: 'europe-north1-b', pool: 'gpu/n1' }),
      ],
      pods: [...model.pods.values()],
      zones: ['europe-north1-a', 'europe-north1-b'],
      waiting: [
        {
          namespace: 'ml',
          pods: ['ner-0', 'ner-1'],
          schedulerMessage: '',
          requests: { cpu: 0, memory: 0, gpu: 1 },
          pool: 'gpu/n1',
          limit: '1 of 1 GPU is taken; scale-up failed: GCE quota exceeded',
        },
      ],
    });
    expect(notesOf(waiting).slice(2)).toEqual([
      ['2 pods wait: scale-up failed: GCE quota exceeded'],
      [],
    ]);
  });
});

describe('short names', () => {
  it.each([
    [
      ['general-a-7f2k', 'general-b-9xq4'],
      ['a-7f2k', 'b-9xq4'],
    ],
    [
      ['gke-odp-general-1a2b-x1', 'gke-odp-general-1a2b-x2'],
      ['x1', 'x2'],
    ],
    [['ip-10-0-0-1'], ['ip-10-0-0-1']],
    [
      ['alpha', 'alphabet'],
      ['alpha', 'alphabet'],
    ],
  ])('leave out what all of a pool begin with: %j', (names, short) => {
    const nodes = names.map(name => aNode({ name }));
    expect(
      shortNames(
        arrange(aTopology({ nodes, pods: [] }), { daemonSets: false }),
      ),
    ).toEqual(short);
  });
});
