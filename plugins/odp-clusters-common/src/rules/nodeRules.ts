import { plural } from '@internal/vocabulary';
import type { ResourceAmounts } from '../contract';
import type { NodeRecord } from '../records';
import type { Rule } from './Rule';

/**
 * Share of a node's CPU or memory that its pods may ask for before the node
 * counts as degraded: what comes next finds no room, and a drain of its
 * neighbour may not find any either.
 */
const REQUESTS_DEGRADED = 0.85;

/** What runs on a node, as far as its own state depends on it. */
export interface NodeUse {
  /** Of every pod on it. */
  requested: ResourceAmounts;
  /** `<namespace>/<name>` of budgets that allow no disruption and cover pods on it. */
  exhaustedBudgets: readonly string[];
  /** More of them, whose names the caller may not know. */
  unnamedBudgets: number;
}

/** What a rule on nodes looks at. */
export interface NodeContext {
  node: NodeRecord;
  /** Absent where only what a node says of itself is asked for. */
  use?: NodeUse;
}

/**
 * Every rule on nodes. Of a silent node only that is known: what else is written
 * of it is what it last said.
 */
export const NODE_RULES: Rule<NodeContext>[] = [
  {
    id: 'node.silent',
    status: 'unknown',
    find: ({ node }) =>
      isSilent(node) ? { cause: 'silent', since: node.readySince } : undefined,
  },
  {
    id: 'node.not-ready',
    status: 'degraded',
    find: ({ node }) =>
      node.ready === 'False'
        ? {
            cause: `not ready, ${node.readyReason ?? 'no reason given'}`,
            since: node.readySince,
          }
        : undefined,
  },
  {
    id: 'node.pressure',
    status: 'degraded',
    find: ({ node }) =>
      node.ready === 'True' && node.pressures.length
        ? { cause: node.pressures.join(', ') }
        : undefined,
  },
  {
    id: 'node.cordoned',
    status: 'degraded',
    find: ({ node, use }) =>
      use && node.unschedulable && !isSilent(node)
        ? { cause: cordonedCause(use), since: node.cordonedSince }
        : undefined,
  },
  {
    id: 'node.requests-high',
    status: 'degraded',
    find: ({ node, use }) => {
      const cause = use && !isSilent(node) && crowdedCause(node, use.requested);
      return cause ? { cause } : undefined;
    },
  },
];

function isSilent({ ready }: NodeRecord): boolean {
  return ready === 'Unknown';
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
    hard && used / hard >= REQUESTS_DEGRADED
      ? [`${Math.floor((used / hard) * 100)} % of its ${what}`]
      : [],
  );
  return full.length ? `its pods ask for ${full.join(' and ')}` : undefined;
}
