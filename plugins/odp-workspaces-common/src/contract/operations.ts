import { z } from 'zod/v3';
import { OPERATION_KINDS } from './kinds';
import { approvalDemandSchema, planSchema, planSummarySchema } from './plan';
import { SYSTEMS } from './systems';

/** `waiting` for an approval, or `applying`; the others are ends. */
export const OPERATION_STATES = [
  'waiting',
  'applying',
  'done',
  'failed',
  'rejected',
  'cancelled',
  'expired',
] as const;

export type OperationState = (typeof OPERATION_STATES)[number];

export function isOpen(state: OperationState): boolean {
  return state === 'waiting' || state === 'applying';
}

/** One system in one place, while an operation is carried out. */
export const operationStepSchema = z.object({
  system: z.enum(SYSTEMS),
  place: z.string(),
  state: z.enum(['pending', 'applying', 'done', 'failed']),
  /** Why it failed, or what it waits for. */
  message: z.string().optional(),
  startedAt: z.string().datetime().optional(),
  endedAt: z.string().datetime().optional(),
  attempts: z.number().int(),
});

export type OperationStep = z.infer<typeof operationStepSchema>;

/** An object that an operation wrote, as evidence. */
export const writtenObjectSchema = z.object({
  system: z.enum(SYSTEMS),
  place: z.string(),
  subject: z.string(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
});

export type WrittenObject = z.infer<typeof writtenObjectSchema>;

export const operationSchema = z.object({
  id: z.string(),
  kind: z.enum(OPERATION_KINDS),
  workspace: z.string(),
  /** Name of the component that it is about; absent for one of the workspace itself. */
  component: z.string().optional(),
  state: z.enum(OPERATION_STATES),
  /** Generation of the workspace, or of the component, that it leads to. */
  generation: z.number().int(),
  /** Entity ref of who asked. */
  requestedBy: z.string(),
  requestedAt: z.string().datetime(),
  reason: z.string().optional(),
  plan: planSchema,
  approval: approvalDemandSchema
    .extend({
      /** When the question lapses. */
      expiresAt: z.string().datetime(),
      decidedBy: z.string().optional(),
      decidedAt: z.string().datetime().optional(),
      note: z.string().optional(),
    })
    .optional(),
  steps: z.array(operationStepSchema),
  written: z.array(writtenObjectSchema),
  /** Why it ended, or what has changed since the plan, in a sentence. */
  message: z.string().optional(),
  endedAt: z.string().datetime().optional(),
});

export type Operation = z.infer<typeof operationSchema>;

/** An operation without what only who opens it reads. */
export const operationSummarySchema = operationSchema
  .omit({ plan: true, written: true })
  .extend({
    plan: planSummarySchema,
    /** How many objects it wrote. */
    writtenObjects: z.number().int(),
  });

/** What a list tells of the operation that was asked for last. */
export const lastOperationSchema = operationSchema
  .pick({
    id: true,
    kind: true,
    state: true,
    requestedBy: true,
    requestedAt: true,
  })
  .extend({
    /** Of the image that it brings. */
    digest: z.string().optional(),
  });

export type LastOperation = z.infer<typeof lastOperationSchema>;

export type OperationSummary = z.infer<typeof operationSummarySchema>;
