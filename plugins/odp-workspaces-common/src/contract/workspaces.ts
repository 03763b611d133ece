import { workspaceSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';
import { checkedSystemSchema } from './checks';
import { conditionSchema } from './conditions';
import { OPERATION_KINDS } from './kinds';
import { operationSummarySchema } from './operations';
import { networkRuleSchema } from './network';
import { approvalDemandSchema, planCostSchema } from './plan';
import { SYSTEMS } from './systems';

export const PHASES = [
  'waiting',
  'applying',
  'ready',
  'removing',
  'failed',
  'gone',
] as const;

export type Phase = (typeof PHASES)[number];

/** What is put to those who decide on an operation. */
export const questionSchema = z.object({
  kind: z.enum(OPERATION_KINDS),
  /** Why it is asked for, in the words of who asks. */
  reason: z.string().optional(),
  /** Why a person has to agree. */
  reasons: approvalDemandSchema.shape.reasons,
  /** When the question lapses. */
  expiresAt: z.string().datetime(),
  cost: planCostSchema,
  /** Of the image that it brings, of a component. */
  digest: z.string().optional(),
});

export type Question = z.infer<typeof questionSchema>;

export const workspaceSchema = workspaceSpecSchema.extend({
  phase: z.enum(PHASES),
  /** Counts accepted changes. */
  generation: z.number().int(),
  /** Generation that is applied and verified. */
  observedGeneration: z.number().int(),
  /** In the clusters. */
  namespace: z.string(),
  /** On the event bus: `tenant/namespace`. */
  busNamespace: z.string(),
  usdPerMonth: z.number(),
  conditions: z.array(conditionSchema),
  /** Id of the operation that waits or is applied. */
  openOperation: z.string().optional(),
  /** Entity ref of who asked for it. */
  requestedBy: z.string().optional(),
  /** Entity refs of groups that decide on it, while it waits. */
  waitsFor: z.array(z.string()).optional(),
  /** What they decide on, while it waits. */
  question: questionSchema.optional(),
  createdAt: z.string().datetime(),
  goneAt: z.string().datetime().optional(),
});

export type Workspace = z.infer<typeof workspaceSchema>;

/** An object that the portal made for a workspace. */
export const inventoryItemSchema = z.object({
  system: z.enum(SYSTEMS),
  place: z.string(),
  apiVersion: z.string().optional(),
  kind: z.string(),
  name: z.string(),
  uid: z.string().optional(),
});

export type InventoryItem = z.infer<typeof inventoryItemSchema>;

export const workspaceDetailSchema = workspaceSchema.extend({
  inventory: z.array(inventoryItemSchema),
  /** What was tried of each system in each place, last. */
  checks: z.array(checkedSystemSchema),
  /** All that may pass, in each of its clusters. */
  network: z.array(networkRuleSchema),
  /** Latest first. */
  operations: z.array(operationSummarySchema),
});

export type WorkspaceDetail = z.infer<typeof workspaceDetailSchema>;

export const workspaceListSchema = z.object({
  items: z.array(workspaceSchema),
});

export type WorkspaceList = z.infer<typeof workspaceListSchema>;
