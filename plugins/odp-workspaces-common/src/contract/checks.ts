import { z } from 'zod/v3';
import { SYSTEMS } from './systems';

/**
 * `access`: what somebody may do, by an access review; `pod`: a pod that is tried and not made; `quota`: what is in
 * force; `policy`: what is read back of the event bus.
 */
export const CHECK_KINDS = ['access', 'pod', 'quota', 'policy'] as const;

/** `unknown`: there is no answer. */
export const CHECK_OUTCOMES = ['passed', 'failed', 'unknown'] as const;

export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** One thing that was tried as a tenant meets it. */
export const checkSchema = z.object({
  kind: z.enum(CHECK_KINDS),
  /** Who would do it, as the place calls them: `Group odp:risk-platform`. */
  subject: z.string().optional(),
  /** What was tried or read: `list pods`, `a privileged pod`, `requests.cpu`. */
  what: z.string(),
  /** In words: `allowed`, `refused by Pod Security`, `16`, `10 GB`. */
  expected: z.string(),
  /** In the same words; absent while it is not known. */
  found: z.string().optional(),
  outcome: z.enum(CHECK_OUTCOMES),
  /** What the place said to it, or why there is no answer. */
  message: z.string().optional(),
});

export type Check = z.infer<typeof checkSchema>;

/** What was tried of one system in one place. */
export const checkedSystemSchema = z.object({
  system: z.enum(SYSTEMS),
  /** Cluster, or instance of Pulsar. */
  place: z.string(),
  /** Earlier than the condition was looked at where the place has not answered since. */
  checkedAt: z.string().datetime(),
  checks: z.array(checkSchema),
});

export type CheckedSystem = z.infer<typeof checkedSystemSchema>;
