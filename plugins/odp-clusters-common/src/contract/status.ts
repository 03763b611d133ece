import { z } from 'zod/v3';

/** Worst to best; a namespace takes the worst of its workloads, counts beside it. */
export const STATUSES = [
  'failing',
  'degraded',
  'unknown',
  'progressing',
  'healthy',
] as const;

export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/** How many of something stand in each status; a status that is absent counts none. */
export const statusCountsSchema = z.record(statusSchema, z.number().int());
export type StatusCounts = z.infer<typeof statusCountsSchema>;

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

export const FRESHNESS_STATES = [
  'live',
  'stale',
  'starting',
  'unreachable',
  'denied',
] as const;

/**
 * How old a view of an outside system is.
 *
 * `stale`: there is data, but the source stopped answering or went silent;
 * `unreachable`: the source never answered since the portal started;
 * `denied`: the source refuses our credentials.
 */
export const freshnessSchema = z.object({
  state: z.enum(FRESHNESS_STATES),
  /** When the source last said something, ISO 8601 UTC; absent when it never did. */
  asOf: z.string().datetime().optional(),
  /** In words, such as "the API answers 504". */
  reason: z.string().optional(),
  /** When the portal tries again, ISO 8601 UTC. */
  nextAttemptAt: z.string().datetime().optional(),
  /** While starting: what has been read so far. */
  progress: z.object({ kind: z.string(), read: z.number().int() }).optional(),
});
export type Freshness = z.infer<typeof freshnessSchema>;

/** A kind that the portal cannot read, so that what depends on it is unknown. */
export const gapSchema = z.object({
  /** Plural resource name, such as `poddisruptionbudgets`. */
  kind: z.string(),
  /** `left-out`: by the portal's configuration. */
  cause: z.enum(['absent', 'forbidden', 'failed', 'left-out']),
  /** What the gap hides and what to do about it. */
  message: z.string(),
});
export type Gap = z.infer<typeof gapSchema>;
