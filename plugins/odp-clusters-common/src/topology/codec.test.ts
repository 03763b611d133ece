import { aNode, aPod } from '@internal/test-utils';
import { topologySchema } from '../contract';
import { drawCluster, type Drawn } from './__testUtils__/drawCluster';
import { createDice, later, someCluster } from './__testUtils__/someCluster';
import { decodeTopology } from './decodeTopology';
import { diffTopology } from './diffTopology';
import { encodeTopology } from './encodeTopology';
import { nodeLoads } from './nodeLoads';
import type { TopologyModel } from './TopologyModel';

/** What arrives in a browser of what the backend sends. */
function sent<T>(answer: T): T {
  return JSON.parse(JSON.stringify(topologySchema.parse(answer)));
}

function whole({ model }: Drawn) {
  return sent(
    encodeTopology({
      ...model,
      nodes: model.nodes.values(),
      pods: model.pods.values(),
    }),
  );
}

function changes(before: Drawn, next: Drawn) {
  const { removed, ...changed } = diffTopology(before.sight, next.sight);
  return sent(
    encodeTopology(
      { ...next.model, ...changed },
      { since: before.model.revision, removed },
    ),
  );
}

const POOLS = [
  {
    name: 'general',
    title: 'General',
    machineType: 'n2-a',
    spot: false,
    autoscaling: { min: 3, max: 20 },
  },
];
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

describe('the columns of a topology', () => {
  it('arrive as what was sent', () => {
    for (const seed of SEEDS) {
      const drawn = drawCluster(someCluster(createDice(seed)), {
        pools: POOLS,
      });
      const model = decodeTopology(whole(drawn))!;
      expect({ seed, model }).toEqual({ seed, model: drawn.model });
      expect([...model.nodes.keys()]).toEqual([...drawn.model.nodes.keys()]);
    }
  });

  it('are brought by changes to where the whole is', () => {
    for (const seed of SEEDS) {
      const dice = createDice(seed);
      const raw = someCluster(dice);
      const first = drawCluster(raw, { pools: POOLS, revision: 'r1' });
      const second = drawCluster(later(dice, raw), {
        pools: POOLS,
        revision: 'r2',
        before: first,
      });
      expect(second.source.loads).toEqual(nodeLoads(second.source.namespaces));
      const held = decodeTopology(whole(first))!;
      const model = decodeTopology(changes(first, second), held)!;
      expect({ seed, model }).toEqual({
        seed,
        model: decodeTopology(whole(second)),
      });
      expect([...model.nodes.keys()]).toEqual([...second.model.nodes.keys()]);
      // What looks the same is the same object, so that nobody draws it again; also of a whole answer.
      for (const next of [model, decodeTopology(whole(second), held)!]) {
        expectShared(held.pods, next.pods);
        expectShared(held.nodes, next.nodes);
      }
      expectSame(decodeTopology(whole(second), model)!, model);
    }
  });

  it('tell nothing when nothing changed, and keep every object', () => {
    const raw = someCluster(createDice(7));
    const first = drawCluster(raw, { revision: 'r1' });
    const second = drawCluster(raw, { revision: 'r2', before: first });
    const told = changes(first, second);
    expect(told.nodes.name).toEqual([]);
    expect(told.pods.status).toBe('');
    expect(told.removed).toEqual({ nodes: [], pods: [] });
    const held = decodeTopology(whole(first))!;
    const model = decodeTopology(told, held)!;
    expect(model.revision).toBe('r2');
    expectSame(model, held);
  });

  it('take the pods of a namespace that is gone, or not to be seen any more', () => {
    const pods = ['data', 'ml'].map(namespace =>
      aPod({ metadata: { name: 'a-1', namespace } }),
    );
    const first = drawCluster({ pods }, { revision: 'r1' });
    const held = decodeTopology(whole(first))!;
    for (const second of [
      drawCluster({ pods: pods.slice(1) }, { before: first }),
      drawCluster({ pods }, { before: first, hides: ['data'] }),
    ]) {
      const model = decodeTopology(changes(first, second), held)!;
      expect([...model.pods.keys()]).toEqual(['ml/a-1']);
    }
  });

  it('tell that a silent node is cordoned, which changes nothing else of it', () => {
    const node = (unschedulable: boolean) =>
      aNode({ ready: 'Unknown', spec: { unschedulable } });
    const first = drawCluster({ nodes: [node(false)] }, { revision: 'r1' });
    const second = drawCluster({ nodes: [node(true)] }, { before: first });
    expect(changes(first, second).nodes.condition).toBe('S');
  });

  it('are not taken onto another revision than the one they change', () => {
    const first = drawCluster(someCluster(createDice(1)), { revision: 'r1' });
    const second = drawCluster(someCluster(createDice(2)), { revision: 'r2' });
    const told = changes(first, second);
    expect(decodeTopology(told)).toBeUndefined();
    expect(decodeTopology(told, decodeTopology(whole(second)))).toBeUndefined();
  });

  it('hold one node with five hundred pods, and a cluster with nothing', () => {
    const crowd = drawCluster({
      nodes: [aNode()],
      pods: Array.from({ length: 500 }, (_, index) =>
        aPod({ metadata: { name: `user-api-7c9-${index}`, uid: `${index}` } }),
      ),
    });
    const told = whole(crowd);
    expect(told.pods.templates.prefix).toEqual(['~-']);
    expect(decodeTopology(told)!.pods.size).toBe(500);
    expect(crowd.model.nodes.get('general-a-1')).toMatchObject({
      requested: { cpu: 250 },
      status: 'degraded',
    });
    const nothing = drawCluster({}, { pools: POOLS });
    expect(decodeTopology(whole(nothing))).toEqual(nothing.model);
    expect(nothing.model.counts).toEqual({ nodes: 0, pods: {}, hiddenPods: 0 });
  });
});

function expectShared<T>(held: ReadonlyMap<string, T>, next: typeof held) {
  for (const [key, value] of next) {
    const before = held.get(key);
    if (JSON.stringify(before) === JSON.stringify(value)) {
      expect(before).toBe(value);
    }
  }
}

function expectSame(model: TopologyModel, held: TopologyModel) {
  for (const part of [
    'nodes',
    'pods',
    'pools',
    'zones',
    'namespaces',
    'waiting',
    'layers',
  ] as const) {
    expect(model[part]).toBe(held[part]);
  }
}
