import { workspaceSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';
import {
  createComponentSchema,
  deleteComponentSchema,
  deploySchema,
  repairComponentSchema,
  restartSchema,
  rollBackSchema,
  scaleSchema,
} from './componentRequests';
import { COMPONENT_OPERATION_KINDS } from './kinds';

const workspace = workspaceSpecSchema.shape.id;

const create = z.object({
  kind: z.literal('create'),
  workspace,
  spec: workspaceSpecSchema.omit({ id: true }).strict(),
});
const resize = z.object({
  kind: z.literal('resize'),
  workspace,
  spec: workspaceSpecSchema.pick({ tier: true }).strict(),
});
const setMembers = z.object({
  kind: z.literal('set-members'),
  workspace,
  spec: workspaceSpecSchema.pick({ members: true }).strict(),
});
const repair = z.object({ kind: z.literal('repair'), workspace });
const decommission = z.object({
  kind: z.literal('decommission'),
  workspace,
  spec: z
    .object({
      /** Whether pods that run and messages that wait may go with it. */
      evenIfInUse: z.boolean(),
    })
    .strict()
    .optional(),
});

/** Body of `POST /plans`. */
export const planRequestSchema = z.discriminatedUnion('kind', [
  create,
  resize,
  setMembers,
  repair,
  decommission,
  createComponentSchema,
  deploySchema,
  scaleSchema,
  restartSchema,
  rollBackSchema,
  repairComponentSchema,
  deleteComponentSchema,
]);

export type PlanRequest = z.infer<typeof planRequestSchema>;

/** What is asked of a component. */
export type ComponentRequest = Extract<PlanRequest, { component: string }>;
/** What is asked of a workspace itself. */
export type WorkspaceRequest = Exclude<PlanRequest, ComponentRequest>;

export function isOfComponent<Request extends PlanRequest>(
  request: Request,
): request is Extract<Request, { component: string }> {
  return COMPONENT_OPERATION_KINDS.some(kind => kind === request.kind);
}

const planHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be the hash of a plan')
  .optional();

const submission = {
  /** Of the plan that was seen; a repair needs none, see {@link isRepair}. */
  planHash,
  /** The same key is the same operation, however often it is sent. */
  idempotencyKey: z
    .string()
    .min(1)
    .max(200)
    // PostgreSQL stores no NUL, and half a character as another one.
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must hold no control characters'),
  /** Why it is asked for, for who approves it. */
  reason: z.string().max(500).optional(),
};

/** Body of `POST /operations`. */
export const operationRequestSchema = z.discriminatedUnion('kind', [
  create.extend(submission),
  resize.extend(submission),
  setMembers.extend(submission),
  repair.extend(submission),
  decommission.extend(submission),
  createComponentSchema.extend(submission),
  deploySchema.extend(submission),
  scaleSchema.extend(submission),
  restartSchema.extend(submission),
  rollBackSchema.extend(submission),
  repairComponentSchema.extend(submission),
  deleteComponentSchema.extend(submission),
]);

export type OperationRequest = z.infer<typeof operationRequestSchema>;

/** Body of `POST /operations/:id/reject` and `/cancel`. */
export const decisionRequestSchema = z
  .object({ reason: z.string().max(500).optional() })
  .strict();

/** Body of `POST /operations/:id/approve`. */
export const approvalRequestSchema = decisionRequestSchema.extend({
  /** Of the plan that was seen: another one is not approved. */
  planHash,
});
