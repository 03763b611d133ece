import { OPERATION_KINDS } from '@internal/plugin-odp-workspaces-common';
import { z } from 'zod/v3';

/*
 * Shapes alone: the registry answers an input that does not fit without saying why,
 * so that the contract's rules are checked inside the action, in sentences.
 */

export const workspaceInput = z.object({
  workspace: z.string().describe('Id of the workspace, such as acme-risk'),
});

export const changeInput = workspaceInput.extend({
  kind: z.enum(OPERATION_KINDS),
  spec: z
    .object({
      displayName: z.string().optional(),
      owner: z
        .string()
        .optional()
        .describe('Entity ref of a group, such as group:default/risk-platform'),
      members: z
        .array(
          z
            .object({
              subject: z.string().describe('Entity ref of a user or a group'),
              role: z.string().describe('admin, editor or viewer'),
            })
            .passthrough(),
        )
        .optional(),
      tier: z.string().optional(),
      clusters: z.array(z.string()).optional(),
      ttlDays: z
        .number()
        .optional()
        .describe('Kept with the workspace; nothing ends by itself yet'),
      evenIfInUse: z
        .boolean()
        .optional()
        .describe(
          'Of decommission: whether pods that run and messages that wait may go with it',
        ),
    })
    .passthrough()
    .optional()
    .describe(
      'create: displayName, owner, members, tier, clusters; resize: tier; set-members: members; decommission: evenIfInUse; repair: none',
    ),
});

export const submissionInput = changeInput.extend({
  planHash: z
    .string()
    .optional()
    .describe('Of the plan that was seen; a repair needs none'),
  idempotencyKey: z
    .string()
    .describe('Chosen by the caller; the same key is the same operation'),
  reason: z.string().optional().describe('For who approves, and the record'),
});

export const operationInput = z.object({
  operation: z.string().describe('Number of the operation'),
});

export const decisionInput = operationInput.extend({
  decision: z.enum(['approve', 'reject', 'cancel']),
  planHash: z
    .string()
    .optional()
    .describe('Of approve: of the plan that was seen; no other is approved'),
  reason: z.string().optional(),
});
