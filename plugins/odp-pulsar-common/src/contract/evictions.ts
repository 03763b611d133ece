import { hiddenSchema } from '@internal/vocabulary';
import { z } from 'zod/v3';
import { sightSchema } from './instances';

/**
 * How an eviction is known. `counter`: the broker counts them (4.0);
 * `inferred`: the backlog fell with neither output nor expiry.
 */
export const evictionSchema = z.object({
  id: z.string(),
  /** Full name of the topic or partition. */
  topic: z.string(),
  namespace: z.string(),
  workspace: z.string().optional(),
  /** Whose messages were skipped; absent when it cannot be told. */
  subscription: z.string().optional(),
  /** When the portal saw it, ISO 8601 UTC; it happened within the sweep before. */
  at: z.string().datetime(),
  evidence: z.enum(['counter', 'inferred']),
  /** In words, with figures. */
  explanation: z.string(),
  /** What was skipped, about; absent when not known. */
  entries: z.number().optional(),
  bytes: z.number().optional(),
  /** Until when retention keeps it, about; absent when nothing is retained or retention is not known. */
  readableUntil: z.string().datetime().optional(),
  /** Steps that get the data back, in order. */
  recovery: z.array(z.string()),
});
export type Eviction = z.infer<typeof evictionSchema>;

/** `GET /instances/:instance/evictions`, latest first. */
export const evictionListSchema = sightSchema.extend({
  items: z.array(evictionSchema),
  hidden: hiddenSchema,
  /** Since when the portal has watched, so that silence before it means nothing; ISO 8601 UTC. */
  watchedSince: z.string().datetime().optional(),
});
export type EvictionList = z.infer<typeof evictionListSchema>;
