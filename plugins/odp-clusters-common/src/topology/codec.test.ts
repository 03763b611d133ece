import { aNode, aPod } from '@internal/test-utils';
import { topologySchema } from '../contract';
import {
  drawCluster,
  type Drawn,
  type RawCluster,
} from './__testUtils__/drawCluster';
import { decodeTopology } from './decodeTopology';
import { diffTopology } from './diffTopology';
import { encodeTopology } from './encodeTopology';
import type { TopologyModel } from './TopologyModel';

/** A sequence of choices that is the same for the same seed. */
function createDice(seed: number) {
  let state = seed + 1;
  const below = (end: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % end;
  };
  return {
    below,
    pick: <T>(from: readonly T[]): T => from[below(from.length)],
  };
}
type Dice = ReturnType<typeof createDice>;

const LONG = 'x'.repeat(253);

function someNode(dice: Dice, name: string): object {
  return aNode({
    metadata: {
      name,
      creationTimestamp: dice.pick([
        undefined,
        '2026-11-20T10:00:00Z',
        '2026-11-21T10:00:00Z',
      ]),
      labels: dice.pick([
        undefined,
        {
          'cloud.google.com/gke-nodepool': dice.pick(['general', 'gpu']),
          'node.kubernetes.io/instance-type': dice.pick(['n2-a', 'n2-b']),
          'topology.kubernetes.io/zone': dice.pick(['zone-a', 'zone-b']),
        },
      ]),
    },
    spec: { unschedulable: dice.below(4) === 0 },
    ready: dice.pick(['True', 'True', 'False', 'Unknown']),
  });
}

function somePod(dice: Dice, { name, namespace }: Record<string, string>) {
  const set = dice.pick(['api-7c9', 'worker-5d8', LONG]);
  return aPod({
    metadata: {
      name,
      namespace,
      ownerReferences: dice.pick([
        undefined,
        [{ kind: 'ReplicaSet', name: set, uid: set, controller: true }],
        [{ kind: 'StatefulSet', name: 'db', uid: 'db', controller: true }],
      ]),
    },
    spec: { nodeName: dice.pick([undefined, 'node-0', 'node-1', 'gone']) },
    container: {
      resources: {
        requests: {
          cpu: dice.pick(['100m', '1.5', '3m']),
          memory: dice.pick(['64Mi', '8Gi']),
          'nvidia.com/gpu': dice.pick([undefined, '1']),
        },
      },
    },
    containerStatus: dice.pick([
      {},
      {},
      {},
      { ready: false, state: { waiting: { reason: 'CrashLoopBackOff' } } },
      { ready: false, state: { waiting: { reason: 'ImagePullBackOff' } } },
      {
        restartCount: 3,
        lastState: {
          terminated: { exitCode: 1, finishedAt: '2026-11-23T14:20:00Z' },
        },
      },
    ]),
  });
}

/** Names with dashes, without, of a workload and of none, and as long as they may be. */
const NAMES = [
  'api-7c9-x7dkp',
  'api-7c9-p2wlm',
  'worker-5d8-q9vhs',
  'db-0',
  'db-10',
  'lonely',
  LONG,
  `${'y'.repeat(247)}-x7dkp`,
];

function someCluster(dice: Dice): Required<Pick<RawCluster, 'nodes' | 'pods'>> {
  const nodes = Array.from({ length: dice.below(5) }, (_, index) =>
    someNode(dice, `node-${index}`),
  );
  const pods = ['data', 'ml', 'storage'].flatMap(namespace =>
    NAMES.filter(() => dice.below(3) > 0).map(name =>
      somePod(dice, { name, namespace }),
    ),
  );
  return { nodes, pods };
}

/** The same cluster a while later: some things are gone, new, or another. */
function later(dice: Dice, before: ReturnType<typeof someCluster>) {
  const next = someCluster(dice);
  const keep = (old: object[], fresh: object[]) => {
    const nameOf = (raw: any) =>
      `${raw.metadata.namespace}/${raw.metadata.name}`;
    const kept = old.filter(() => dice.below(4) > 0);
    const names = new Set(kept.map(nameOf));
    return [...kept, ...fresh.filter(raw => !names.has(nameOf(raw)))];
  };
  return {
    nodes: keep(before.nodes, next.nodes),
    pods: keep(before.pods, next.pods),
  };
}

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
    SEEDS.forEach(expectChangesToArrive);
  });

  function expectChangesToArrive(seed: number) {
    const dice = createDice(seed);
    const raw = someCluster(dice);
    const first = drawCluster(raw, { pools: POOLS, revision: 'r1' });
    const second = drawCluster(later(dice, raw), {
      pools: POOLS,
      revision: 'r2',
      before: first,
    });
    const held = decodeTopology(whole(first))!;
    const model = decodeTopology(changes(first, second), held)!;
    expect({ seed, model }).toEqual({
      seed,
      model: decodeTopology(whole(second)),
    });
    expect([...model.nodes.keys()]).toEqual([...second.model.nodes.keys()]);
    // What looks the same is the same object, so that nobody draws it again.
    for (const [key, pod] of model.pods) {
      const before = held.pods.get(key);
      expect(before !== pod && sameText(before, pod)).toBe(false);
    }
    // A whole answer onto what is held shares as much.
    expectSame(decodeTopology(whole(second), model)!, model);
  }

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

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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
