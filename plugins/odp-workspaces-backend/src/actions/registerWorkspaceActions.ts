import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parse } from '@internal/backend-kit';
import {
  approvalRequestSchema,
  decisionRequestSchema,
  operationRequestSchema,
  operationSchema,
  planRequestSchema,
  planSchema,
  workspaceDetailSchema,
  workspaceListSchema,
} from '@internal/plugin-odp-workspaces-common';
import { operationParams, workspaceParams } from '../http/requests';
import type { Caller } from '../service/callers';
import type { WorkspacesService } from '../service/WorkspacesService';
import {
  changeInput,
  decisionInput,
  operationInput,
  submissionInput,
  workspaceInput,
} from './inputs';

const READS = { readOnly: true, destructive: false, idempotent: true };

/** What the routes do, as actions of Backstage, with the rights of who calls them. */
export function registerWorkspaceActions(
  registry: ActionsRegistryService,
  workspaces: WorkspacesService<Caller>,
): void {
  registry.register({
    name: 'list-workspaces',
    title: 'List workspaces',
    description:
      'The workspaces that the caller may see: phase, conditions, owner, tier and cost of each.',
    attributes: READS,
    schema: { input: z => z.object({}), output: () => workspaceListSchema },
    action: async ({ credentials }) => ({
      output: await workspaces.list({ credentials }),
    }),
  });
  registry.register({
    name: 'get-workspace',
    title: 'Look at a workspace',
    description:
      'One workspace with its conditions, everything that was made for it, and its operations, the latest first: what the plan of each comes to, and not its changes.',
    attributes: READS,
    schema: {
      input: () => workspaceInput,
      output: () => workspaceDetailSchema,
    },
    action: async ({ input, credentials }) => {
      const { id } = parse(workspaceParams, { id: input.workspace });
      return { output: await workspaces.get(id, { credentials }) };
    },
  });
  registry.register({
    name: 'get-workspace-operation',
    title: 'Look at a change of a workspace',
    description:
      'One operation with its whole plan: every change and value, what it costs, who asked and who decides, how each step went, and what was written.',
    attributes: READS,
    schema: { input: () => operationInput, output: () => operationSchema },
    action: async ({ input, credentials }) => {
      const { id } = parse(operationParams, { id: input.operation });
      return { output: await workspaces.getOperation(id, { credentials }) };
    },
  });
  registry.register({
    name: 'plan-workspace-change',
    title: 'Plan a change of a workspace',
    description:
      'What creating, resizing, repairing or decommissioning a workspace, or setting its members, would do: every change, what stands against it, what it costs, who has to agree, and the hash to submit it with. Writes nothing.',
    attributes: READS,
    schema: { input: () => changeInput, output: () => planSchema },
    action: async ({ input, credentials }) => ({
      output: await workspaces.plan(parse(planRequestSchema, input), {
        credentials,
      }),
    }),
  });
  registry.register({
    name: 'submit-workspace-change',
    title: 'Submit a change of a workspace',
    description:
      'Submits a change that was planned, by the hash of its plan. It is applied at once, or waits for an approval; the operation tells. Decommissioning destroys the workspace and all that is in it. The same idempotency key is the same operation.',
    // One action for every kind, one of which removes.
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: { input: () => submissionInput, output: () => operationSchema },
    action: async ({ input, credentials }) => ({
      output: await workspaces.submit(parse(operationRequestSchema, input), {
        credentials,
      }),
    }),
  });
  registry.register({
    name: 'decide-workspace-operation',
    title: 'Decide on a change of a workspace',
    description:
      'Approves or rejects a change that somebody else has asked for, or cancels one that the caller has asked for and that still waits. What is approved is applied, which destroys a workspace where the change decommissions it.',
    attributes: { readOnly: false, destructive: true, idempotent: false },
    schema: { input: () => decisionInput, output: () => operationSchema },
    action: async ({ input, credentials }) => {
      const { operation, decision, ...note } = input;
      const { id } = parse(operationParams, { id: operation });
      const schema =
        decision === 'approve' ? approvalRequestSchema : decisionRequestSchema;
      return {
        output: await workspaces[decision](id, parse(schema, note), {
          credentials,
        }),
      };
    },
  });
}
