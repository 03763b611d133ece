import { statusSchema } from '@internal/vocabulary';
import { z } from 'zod/v3';

/**
 * Where a backlog goes. `full`: at its limit, so that it evicts, or holds or
 * refuses producers, again and again; `unlimited`: grows without a limit;
 * `unknown`: too few readings, or no limit is known.
 */
export const FORECAST_STATES = [
  'growing',
  'full',
  'steady',
  'draining',
  'empty',
  'unlimited',
  'unknown',
] as const;

/** What happens at the limit. */
export const FORECAST_EFFECTS = [
  'evicts',
  'holds-producers',
  'refuses-producers',
] as const;

export const forecastSchema = z.object({
  state: z.enum(FORECAST_STATES),
  /** failing under an hour to the limit, degraded under twelve; unknown for `unknown`. */
  status: statusSchema,
  effect: z.enum(FORECAST_EFFECTS).optional(),
  /** Seconds to the limit while growing. */
  secondsToLimit: z.number().optional(),
  /** When it is reached, ISO 8601 UTC. */
  limitAt: z.string().datetime().optional(),
  /** Seconds until it is empty while draining. */
  secondsToEmpty: z.number().optional(),
  /** Bytes per second, negative while draining; absent when not known. */
  slope: z.number().optional(),
  /** What the slope is measured over, in seconds. */
  overSeconds: z.number().optional(),
  /** `low`: few readings or a crooked line. Always an estimate. */
  confidence: z.enum(['low', 'medium', 'high']).optional(),
  /** The subscription that loses messages, or that holds the producers up. */
  subscription: z.string().optional(),
  /** It was evicted already within the history. */
  isAgain: z.boolean().optional(),
  /** Bytes that one eviction skips. */
  evictedBytes: z.number().optional(),
  /** The estimate in words, such as "+18.9 MB/min over 30 min". */
  basis: z.string().optional(),
});
export type Forecast = z.infer<typeof forecastSchema>;
