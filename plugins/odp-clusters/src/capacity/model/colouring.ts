import {
  STATUSES,
  type TopologyModel,
  type TopologyNode,
  type TopologyPod,
} from '@internal/plugin-odp-clusters-common';
import type { Arrangement } from './arrange';
import type { Matches } from './filters';
import { STATUS_RANK } from './tally';

/** What the colour of a cell stands for. */
export const COLOURINGS = ['health', 'namespace', 'cpu', 'memory'] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** Fills of cells beside the five statuses, which are 0 to 4 as they rank. */
export const FILL = {
  notPermitted: 5,
  /** Nothing that this colouring speaks of. */
  neutral: 6,
  /** The first of {@link HUES} hues, or of the steps of a share. */
  first: 7,
  /** Asks for none of the resource. */
  none: 15,
} as const;

/** Namespaces that one layer can tell apart. */
export const HUES = 8;

/** Upper ends of the steps of a share of the node; above the last one comes a fifth. */
export const SHARE_STEPS = [0.01, 0.05, 0.1, 0.25] as const;

/**
 * How a cell is painted, in one byte: the fill, the status whose mark stands on
 * it where the fill does not tell it (0 for none, else the rank and one more),
 * and whether the filters dim it.
 */
export const paintOf = (fill: number, mark: number, dimmed: boolean) =>
  fill | (mark << 4) | (dimmed ? 128 : 0);
export const fillOf = (paint: number) => paint & 15;
export const markOf = (paint: number) => (paint >> 4) & 7;
export const isDimmed = (paint: number) => paint > 127;

/** Namespaces of a layer and the hue of each; those without one stand behind the first eight. */
export interface NamespaceHues {
  hues: Map<string, number>;
  /** Namespaces of the layer that no hue is left for. */
  without: string[];
}

/** Gives hues to the namespaces of a layer, in the order of their names. */
export function namespaceHues(
  namespaces: TopologyModel['namespaces'],
  layer: string,
): NamespaceHues {
  const names = namespaces
    .filter(namespace => (namespace.layer ?? 'none') === layer)
    .map(({ name }) => name)
    .sort();
  return {
    hues: new Map(names.slice(0, HUES).map((name, index) => [name, index])),
    without: names.slice(HUES),
  };
}

/** The layer of a namespace; without one the layer with most namespaces. */
export function defaultLayer(
  namespaces: TopologyModel['namespaces'],
  namespace: string,
): string {
  const counts = new Map<string, number>();
  for (const { name, layer = 'none' } of namespaces) {
    if (name === namespace) {
      return layer;
    }
    counts.set(layer, (counts.get(layer) ?? 0) + 1);
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0];
  return most?.[0] ?? 'none';
}

/** Step of the share of its node's allocatable that a pod requests. */
function shareStep(
  pod: TopologyPod,
  node: TopologyNode,
  resource: 'cpu' | 'memory',
): number {
  const share = pod.requests[resource] / node.allocatable[resource];
  const step = SHARE_STEPS.findIndex(end => share <= end);
  return step < 0 ? SHARE_STEPS.length : step;
}

/** Paints of all cells and nodes of an arrangement. */
export interface Paints {
  cells: Uint8Array;
  /** Of nodes as single tiles: the worst status that they show. */
  nodes: Uint8Array;
}

type FillOf = (pod: TopologyPod, node: TopologyNode) => number;

function fillsOf(colouring: Colouring, hues: NamespaceHues['hues']): FillOf {
  switch (colouring) {
    case 'namespace':
      return pod => {
        const hue = hues.get(pod.namespace);
        return hue === undefined ? FILL.neutral : FILL.first + hue;
      };
    case 'cpu':
    case 'memory':
      return (pod, node) =>
        pod.requests[colouring] > 0
          ? FILL.first + shareStep(pod, node, colouring)
          : FILL.none;
    default:
      return pod => STATUS_RANK[pod.status];
  }
}

const HEALTHY = STATUSES.length - 1;

/** Paints an arrangement; `worst` is the rank of each node. */
export function paintArrangement(
  arrangement: Arrangement,
  how: { colouring: Colouring; hues: NamespaceHues['hues']; matches: Matches },
  worst: Uint8Array,
): Paints {
  const { nodes, firstCell, pods } = arrangement;
  const { colouring, hues, matches } = how;
  const fill = fillsOf(colouring, hues);
  const cells = new Uint8Array(pods.length);
  nodes.forEach((node, index) => {
    for (let cell = firstCell[index]; cell < firstCell[index + 1]; cell += 1) {
      const pod = pods[cell];
      const dimmed = matches.cells[cell] === 0;
      if (!pod) {
        cells[cell] = paintOf(FILL.notPermitted, 0, dimmed);
      } else {
        const rank = STATUS_RANK[pod.status];
        const mark = colouring === 'health' || rank === HEALTHY ? 0 : rank + 1;
        cells[cell] = paintOf(fill(pod, node), mark, dimmed);
      }
    }
  });
  return {
    cells,
    nodes: Uint8Array.from(worst, (rank, index) =>
      paintOf(rank, 0, matches.nodes[index] === 0),
    ),
  };
}
