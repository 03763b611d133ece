import { z } from 'zod/v3';

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

/** Something that the portal cannot read, so that what depends on it is unknown. */
export const gapSchema = z.object({
  /** What it is, such as the plural resource name `poddisruptionbudgets`. */
  kind: z.string(),
  /** `left-out`: by the portal's configuration. */
  cause: z.enum(['absent', 'forbidden', 'failed', 'left-out']),
  /** What the gap hides and what to do about it. */
  message: z.string(),
});
export type Gap = z.infer<typeof gapSchema>;
