import {
  plural,
  type Reason,
  reasonSentence,
  type TopologyModel,
  type TopologyNode,
} from '@internal/plugin-odp-clusters-common';
import type { Arrangement, NodeGroup } from './arrange';

/** Names of nodes without what all nodes of their pool start with, as far as a hyphen. */
export function shortNames({ groups, nodes }: Arrangement): string[] {
  const byPool = new Map<number, string[]>();
  for (const { pool, firstNode, nodeCount } of groups) {
    const own = byPool.get(pool) ?? [];
    for (let node = firstNode; node < firstNode + nodeCount; node += 1) {
      own.push(nodes[node].name);
    }
    byPool.set(pool, own);
  }
  const starts = new Map(
    [...byPool].map(([pool, names]) => [pool, sharedStart(names)]),
  );
  return groups.flatMap(({ pool, firstNode, nodeCount }) =>
    nodes
      .slice(firstNode, firstNode + nodeCount)
      .map(({ name }) => name.slice(starts.get(pool))),
  );
}

/** Length of the start that all names share, up to and with a hyphen. */
function sharedStart(names: string[]): number {
  if (names.length < 2) {
    return 0;
  }
  let length = names[0].length;
  for (const name of names) {
    let same = 0;
    while (same < length && name[same] === names[0][same]) {
      same += 1;
    }
    length = same;
  }
  return names[0].lastIndexOf('-', length - 1) + 1;
}

/** Nodes of a pool against its limits: "6 of 2-10"; without limits the number alone. */
export function poolSize(pool: {
  nodes: number;
  limits?: { min: number; max: number };
}): string {
  const { nodes, limits } = pool;
  return limits ? `${nodes} of ${limits.min}–${limits.max}` : String(nodes);
}

/** Whether a pool has as many nodes as it may have. */
export function isAtLimit(pool: {
  nodes: number;
  limits?: { max: number };
}): boolean {
  return pool.limits !== undefined && pool.nodes >= pool.limits.max;
}

/** A line under the tiles of a group. */
export interface GroupNote {
  /** What it is about; decides the mark before it. */
  kind: 'silent' | 'cordoned' | 'trouble' | 'limit';
  text: string;
}

/** "silent for 48 s", without the name of the node before it. */
function reasonWords(reason: Reason, name: string, now: number) {
  const sentence = reasonSentence(reason, now);
  return sentence.startsWith(`${name}: `)
    ? sentence.slice(name.length + 2)
    : sentence;
}

/** What is the matter with a node, in a few words; `undefined` when nothing is. */
export function nodeTrouble(
  node: TopologyNode,
  now: number,
): string | undefined {
  const [reason] = node.reasons;
  if (reason) {
    return reasonWords(reason, node.name, now);
  }
  if (node.condition !== 'ready') {
    return node.condition.replace('-', ' ');
  }
  return node.cordoned ? 'cordoned' : undefined;
}

const KINDS = ['silent', 'trouble', 'cordoned'] as const;

function kindOf(node: TopologyNode): (typeof KINDS)[number] | undefined {
  if (node.condition === 'silent') {
    return 'silent';
  }
  if (node.cordoned) {
    return 'cordoned';
  }
  // How much is requested of a node its own bar tells.
  const isTroubled = node.reasons.some(
    ({ rule }) => rule !== 'node.requests-high',
  );
  return node.condition === 'not-ready' || isTroubled ? 'trouble' : undefined;
}

/** What stands under the tiles of a group: its nodes' trouble, then what holds the pool back. */
export function groupNotes(
  about: { arrangement: Arrangement; model: TopologyModel; names: string[] },
  group: NodeGroup,
  now: number,
): GroupNote[] {
  const { arrangement, model, names } = about;
  const notes: GroupNote[] = [];
  for (const kind of KINDS) {
    const own: number[] = [];
    for (
      let node = group.firstNode;
      node < group.firstNode + group.nodeCount;
      node += 1
    ) {
      if (kindOf(arrangement.nodes[node]) === kind) {
        own.push(node);
      }
    }
    if (own.length === 1) {
      const words = nodeTrouble(arrangement.nodes[own[0]], now);
      const tail = kind === 'silent' ? ', last known shown' : '';
      notes.push({ kind, text: `${names[own[0]]}: ${words}${tail}` });
    } else if (own.length) {
      const words = kind === 'trouble' ? 'not well' : kind;
      notes.push({ kind, text: `${plural(own.length, 'node')} ${words}` });
    }
  }
  // Limits are of the whole pool: they are told once, in its first zone with nodes.
  const first = arrangement.groups.find(
    ({ pool, nodeCount }) => pool === group.pool && nodeCount > 0,
  );
  const limit =
    group === first
      ? limitNote(model, arrangement.pools[group.pool])
      : undefined;
  return limit ? [...notes, limit] : notes;
}

function limitNote(
  model: TopologyModel,
  pool: Arrangement['pools'][number],
): GroupNote | undefined {
  const waiting = model.waiting.filter(({ pool: id }) => id === pool.id);
  const pods = waiting.reduce((sum, { pods: names }) => sum + names.length, 0);
  if (pods) {
    const why = waiting[0].limit.split('; ').pop();
    return {
      kind: 'limit',
      text: `${plural(pods, 'pod')} ${pods === 1 ? 'waits' : 'wait'}: ${why}`,
    };
  }
  return isAtLimit(pool)
    ? {
        kind: 'limit',
        text: `at its limit of ${plural(pool.limits!.max, 'node')}`,
      }
    : undefined;
}
