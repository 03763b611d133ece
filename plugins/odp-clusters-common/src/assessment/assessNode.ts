import type { Reason, ResourceAmounts, Status } from '../contract';
import type { NodeRecord } from '../records';
import { toReason } from '../rules';
import { plural } from '../sentences';

/**
 * Share of a node's CPU or memory that its pods may ask for before the node
 * counts as degraded: what comes next finds no room, and a drain of its
 * neighbour may not find any either.
 */
export const NODE_REQUESTS_DEGRADED = 0.85;

/** What runs on a node, as far as its own state depends on it. */
export interface NodeUse {
  /** Of every pod on it. */
  requested: ResourceAmounts;
  /** `<namespace>/<name>` of budgets that allow no disruption and cover pods on it. */
  exhaustedBudgets: readonly string[];
  /** More of them, whose names the caller may not know. */
  unnamedBudgets: number;
}

/** What the conditions of a node say of it, worst first. */
export function nodeConditionReasons(node: NodeRecord): Reason[] {
  if (node.ready === 'Unknown') {
    return [
      nodeReason(node, 'node.silent', {
        status: 'unknown',
        cause: 'silent',
        since: node.readySince,
      }),
    ];
  }
  if (node.ready === 'False') {
    return [
      nodeReason(node, 'node.not-ready', {
        status: 'degraded',
        cause: `not ready, ${node.readyReason ?? 'no reason given'}`,
        since: node.readySince,
      }),
    ];
  }
  return node.pressures.map(pressure =>
    nodeReason(node, 'node.pressure', { status: 'degraded', cause: pressure }),
  );
}

/**
 * Everything that holds against a node in the picture of it, worst first.
 *
 * Of a silent node only that is known: what else is written of it is what it
 * last said.
 */
export function assessNode(node: NodeRecord, use: NodeUse): Reason[] {
  const conditions = nodeConditionReasons(node);
  if (node.ready === 'Unknown') {
    return conditions;
  }
  const crowded = crowdedCause(node, use.requested);
  return [
    ...conditions,
    ...(node.unschedulable
      ? [
          nodeReason(node, 'node.cordoned', {
            status: 'degraded',
            cause: cordonedCause(use),
            since: node.cordonedSince,
          }),
        ]
      : []),
    ...(crowded
      ? [
          nodeReason(node, 'node.requests-high', {
            status: 'degraded',
            cause: crowded,
          }),
        ]
      : []),
  ];
}

function cordonedCause({ exhaustedBudgets, unnamedBudgets }: NodeUse): string {
  const all = exhaustedBudgets.length + unnamedBudgets;
  if (!all) {
    return 'cordoned, takes no new pods';
  }
  const unnamed = `${plural(unnamedBudgets, 'budget')} that you may not see`;
  const named = `${
    exhaustedBudgets.length === 1 ? 'budget' : 'budgets'
  } ${exhaustedBudgets.join(', ')}`;
  return `cordoned; a drain waits for ${[
    ...(exhaustedBudgets.length ? [named] : []),
    ...(unnamedBudgets ? [unnamed] : []),
  ].join(' and ')}, which ${all === 1 ? 'allows' : 'allow'} no disruption`;
}

function crowdedCause(
  { allocatable }: NodeRecord,
  requested: ResourceAmounts,
): string | undefined {
  const full = (
    [
      ['CPU', requested.cpu, allocatable.cpu],
      ['memory', requested.memory, allocatable.memory],
    ] as const
  ).flatMap(([what, used, hard]) =>
    hard && used / hard >= NODE_REQUESTS_DEGRADED
      ? [`${Math.floor((used / hard) * 100)} % of its ${what}`]
      : [],
  );
  return full.length ? `its pods ask for ${full.join(' and ')}` : undefined;
}

function nodeReason(
  node: NodeRecord,
  rule: string,
  finding: { status: Status; cause: string; since?: number },
): Reason {
  return toReason(
    { rule, ...finding },
    {
      object: { kind: 'Node', name: node.name },
      message: `${node.name}: ${finding.cause}`,
    },
  );
}
