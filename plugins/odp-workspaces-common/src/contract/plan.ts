import { z } from 'zod/v3';
import { OPERATION_KINDS } from './kinds';
import { SYSTEMS } from './systems';

/** One value that changes; without `before` it is added, without `after` it goes. */
export const fieldChangeSchema = z.object({
  /** Dots between names and brackets around positions: `spec.egress[0].ports[1].port`. */
  path: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** Who else has set a field that the portal is to set. */
export const fieldConflictSchema = z.object({
  manager: z.string(),
  field: z.string(),
});

export const planChangeSchema = z.object({
  system: z.enum(SYSTEMS),
  /** Cluster, or instance of Pulsar. */
  place: z.string(),
  /** `ResourceQuota/workspace`, or the namespace of the bus. */
  subject: z.string(),
  action: z.enum(['create', 'update', 'delete', 'unchanged']),
  fields: z.array(fieldChangeSchema),
  /** What the server warns of, in its words. */
  warnings: z.array(z.string()),
  conflicts: z.array(fieldConflictSchema),
});

export type PlanChange = z.infer<typeof planChangeSchema>;

/** Why an operation cannot be done; nothing is applied while there is one. */
export const refusalSchema = z.object({
  system: z.enum(SYSTEMS),
  place: z.string(),
  message: z.string(),
  /** Field of the request that would lift it. */
  liftedBy: z.literal('evenIfInUse').optional(),
});

export type Refusal = z.infer<typeof refusalSchema>;

/** Dollars a month at the quota, of all clusters. */
export const planCostSchema = z.object({
  beforeUsdPerMonth: z.number(),
  afterUsdPerMonth: z.number(),
});

/** Why a person has to agree, and who may. */
export const approvalDemandSchema = z.object({
  reasons: z.array(z.string()).min(1),
  /** Entity refs of groups. */
  approvers: z.array(z.string()),
});

export type ApprovalDemand = z.infer<typeof approvalDemandSchema>;

/** What an operation would do. Making one writes nothing. */
export const planSchema = z.object({
  kind: z.enum(OPERATION_KINDS),
  workspace: z.string(),
  component: z.string().optional(),
  /** Generation that the plan starts from; 0 for a workspace or a component that is not there. */
  generation: z.number().int(),
  /** In the order in which they are made. */
  changes: z.array(planChangeSchema),
  refusals: z.array(refusalSchema),
  cost: planCostSchema,
  /** Absent when nobody has to agree. */
  approval: approvalDemandSchema.optional(),
  /** SHA-256 of what the plan does, 64 hexadecimal digits; costs, warnings and refusals are no part of it. */
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
});

export type Plan = z.infer<typeof planSchema>;

/** What a plan comes to, without its changes. */
export const planSummarySchema = planSchema
  .pick({ cost: true, planHash: true })
  .extend({
    /** Objects of each system in all its places, in the order of the plan. */
    systems: z.array(
      z.object({
        system: z.enum(SYSTEMS),
        create: z.number().int(),
        update: z.number().int(),
        delete: z.number().int(),
        unchanged: z.number().int(),
      }),
    ),
    /** Of the image that it brings, of a component. */
    digest: z.string().optional(),
  });

export type PlanSummary = z.infer<typeof planSummarySchema>;
