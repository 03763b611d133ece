import { z } from 'zod/v3';
import { SYSTEMS } from './systems';

/** `drifted`: somebody else changed it; `unknown`: its place does not answer. */
export const CONDITION_STATES = [
  'ready',
  'progressing',
  'drifted',
  'failing',
  'unknown',
] as const;

export type ConditionState = (typeof CONDITION_STATES)[number];

/** How one system of a workspace stands in one place. */
export const conditionSchema = z.object({
  system: z.enum(SYSTEMS),
  /** Cluster, or instance of Pulsar. */
  place: z.string(),
  state: z.enum(CONDITION_STATES),
  /** One word for machines, such as `Verified` or `QuotaChanged`. */
  reason: z.string(),
  /** A sentence for people. */
  message: z.string(),
  /** Generation of the workspace that was looked at. */
  observedGeneration: z.number().int(),
  /** Since when it is in this state. */
  since: z.string().datetime(),
  checkedAt: z.string().datetime(),
});

export type Condition = z.infer<typeof conditionSchema>;
