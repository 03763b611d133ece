import { statusCountsSchema, statusSchema } from '@internal/vocabulary';
import { z } from 'zod/v3';

/** The Kubernetes object that a sentence speaks of. */
export const objectReferenceSchema = z.object({
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
});
export type ObjectReference = z.infer<typeof objectReferenceSchema>;

/**
 * Why something is not healthy.
 *
 * `message` names object and cause and holds no duration, because it is cached;
 * `reasonSentence` adds "for 6 min" from `since`.
 */
export const reasonSchema = z.object({
  /** Row of the rule table, such as `pod.crash-loop`. */
  rule: z.string(),
  status: statusSchema,
  object: objectReferenceSchema,
  /** The workload that the object belongs to, when there is one. */
  workload: objectReferenceSchema.optional(),
  message: z.string(),
  /** ISO 8601 UTC; absent when the cluster does not tell. */
  since: z.string().datetime().optional(),
  /** Names of the pods that this reason holds for. */
  pods: z.array(z.string()).optional(),
  /** Entity ref of the group whose it is; told where reasons of many owners stand together. */
  owner: z.string().optional(),
});
export type Reason = z.infer<typeof reasonSchema>;

/** `counts` are workloads by status. */
export const healthSchema = z.object({
  status: statusSchema,
  /** Worst first. */
  reasons: z.array(reasonSchema),
  counts: statusCountsSchema,
});
export type Health = z.infer<typeof healthSchema>;
