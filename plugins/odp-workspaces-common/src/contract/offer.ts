import { z } from 'zod/v3';

/** What one can ask for. */
export const offerSchema = z.object({
  /** Smallest first. */
  tiers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      /** Of the namespace in each cluster, as a ResourceQuota has it. */
      quota: z.record(z.string()),
      /** Dollars a month in one cluster when the quota is used up. */
      usdPerMonth: z.number(),
      /** Whether somebody has to agree. */
      needsApproval: z.boolean(),
    }),
  ),
  /** Those that the portal may write to. */
  clusters: z.array(
    z.object({
      name: z.string(),
      region: z.string().optional(),
      needsApproval: z.boolean(),
    }),
  ),
  /** Of a component. */
  components: z.object({
    sizes: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** Of its container, as Kubernetes writes amounts. */
        requests: z.object({ cpu: z.string(), memory: z.string() }),
        limits: z.object({ cpu: z.string(), memory: z.string() }),
      }),
    ),
    replicas: z.object({
      default: z.object({ min: z.number().int(), max: z.number().int() }),
      most: z.number().int(),
    }),
    /** Event types that one can consume. */
    events: z.array(z.object({ name: z.string(), description: z.string() })),
  }),
});

export type Offer = z.infer<typeof offerSchema>;

/** Whether a workspace, or a component, could have an id. */
export const idCheckSchema = z.object({
  id: z.string(),
  isFree: z.boolean(),
  /** Why it is not free, in a sentence. */
  reason: z.string().optional(),
});

export type IdCheck = z.infer<typeof idCheckSchema>;
