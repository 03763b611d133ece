import { aNode, aPod } from '@internal/test-utils';
import type { RawCluster } from './drawCluster';

/** A sequence of choices that is the same for the same seed. */
export function createDice(seed: number) {
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

/** Some nodes and pods, of all sorts. */
export function someCluster(
  dice: Dice,
): Required<Pick<RawCluster, 'nodes' | 'pods'>> {
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
export function later(dice: Dice, before: ReturnType<typeof someCluster>) {
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
