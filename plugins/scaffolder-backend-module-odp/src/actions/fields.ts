import { workspaceSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';

/** What every action takes. The scaffolder checks types and patterns alone; the rest is checked when the action runs. */
export const commonInput = {
  workspace: () => workspaceSpecSchema.shape.id.describe('Id of the workspace'),
  planHash: () =>
    z
      .string()
      .optional()
      .describe(
        'Hash of the plan that was seen; without it, the plan that the action makes is taken',
      ),
  reason: () =>
    z.string().optional().describe('Why, for who approves and for the record'),
};

/** What every action gives; a dry run gives nothing. */
export const commonOutput = {
  operationId: () => z.string(),
  workspace: () => z.string(),
  state: () =>
    z
      .enum(['done', 'waiting', 'applying'])
      .describe('Where the operation stood when it was last looked at'),
  message: () => z.string().describe('What happened, and what will'),
  links: () =>
    z
      .object({ workspace: z.string(), operation: z.string() })
      .describe('Paths of the portal'),
};

/** Given for a workspace, or a component, that is there. */
export const entityOutput = {
  entityRef: () => z.string().optional().describe('Entity of the catalog'),
};
