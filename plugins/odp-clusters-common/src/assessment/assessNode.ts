import type { Reason } from '../contract';
import type { NodeRecord } from '../records';
import {
  allFindings,
  NODE_RULES,
  type NodeContext,
  type NodeUse,
  toReason,
} from '../rules';

/** What the conditions of a node say of it, worst first. */
export function nodeConditionReasons(node: NodeRecord): Reason[] {
  return reasonsOf({ node });
}

/** Everything that holds against a node in the picture of it, worst first. */
export function assessNode(node: NodeRecord, use: NodeUse): Reason[] {
  return reasonsOf({ node, use });
}

function reasonsOf(context: NodeContext): Reason[] {
  const { name } = context.node;
  return allFindings(NODE_RULES, context).map(finding =>
    toReason(finding, {
      object: { kind: 'Node', name },
      message: `${name}: ${finding.cause}`,
    }),
  );
}
