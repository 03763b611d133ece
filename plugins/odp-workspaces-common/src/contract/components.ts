import { componentSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';
import { lastOperationSchema, operationSummarySchema } from './operations';
import { inventoryItemSchema, workspaceSchema } from './workspaces';

/** A component of a workspace. */
export const componentSchema = componentSpecSchema
  .extend({
    /** Where it is on its way. */
    ...workspaceSchema.pick({
      phase: true,
      generation: true,
      observedGeneration: true,
      namespace: true,
      conditions: true,
      openOperation: true,
      requestedBy: true,
      waitsFor: true,
      question: true,
      createdAt: true,
      goneAt: true,
    }).shape,
    /** Entity ref of the group that owns the workspace. */
    owner: z.string(),
    /** What was asked of it last, whatever became of that. */
    lastOperation: lastOperationSchema.optional(),
    /** Where images of it are, without a digest. */
    imageRepository: z.string(),
    /** What it has on the event bus; absent for one that consumes nothing. */
    subscription: z
      .object({
        topic: z.string(),
        subscription: z.string(),
        deadLetterTopic: z.string(),
      })
      .optional(),
  })
  .strip();

export type ListedComponent = z.infer<typeof componentSchema>;

/** What a component was in one generation. */
export const componentGenerationSchema = z.object({
  generation: z.number().int(),
  spec: componentSpecSchema,
  /** When it was accepted. */
  since: z.string().datetime(),
  /** When all its pods first served; null while they never did, absent where nobody took note. */
  ranAt: z.string().datetime().nullable().optional(),
});

export type ComponentGeneration = z.infer<typeof componentGenerationSchema>;

export const componentDetailSchema = componentSchema.extend({
  inventory: z.array(inventoryItemSchema),
  /** Latest first. */
  operations: z.array(operationSummarySchema),
  /** Those that it can be rolled back to, and the present one; latest first. */
  generations: z.array(componentGenerationSchema),
});

export type ComponentDetail = z.infer<typeof componentDetailSchema>;

export const componentListSchema = z.object({
  items: z.array(componentSchema),
});

export type ComponentList = z.infer<typeof componentListSchema>;
