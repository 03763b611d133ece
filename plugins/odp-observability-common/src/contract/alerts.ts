import { z } from 'zod/v3';
import { emptyReasonSchema } from './panels';

/** Where one reads what to do about an alert. */
const runbookSchema = z.object({
  /** As the rule names it. */
  text: z.string(),
  /** Path in the portal, or an address that the rule itself holds; absent: it is no link. */
  url: z.string().optional(),
});

export const alertSchema = z.object({
  name: z.string(),
  /** `pending`: its condition holds, and not yet as long as its rule wants. */
  state: z.enum(['firing', 'pending']),
  /** As its rule has it, such as `critical` or `warning`. */
  severity: z.string().optional(),
  /** Since when its condition holds, ISO 8601 UTC. */
  since: z.string().datetime(),
  /** Without name and severity. */
  labels: z.record(z.string()),
  /** What is the matter, a sentence. */
  summary: z.string().optional(),
  runbook: runbookSchema.optional(),
});
export type Alert = z.infer<typeof alertSchema>;

const knownAlertsSchema = z.object({
  state: z.literal('known'),
  /** Of what the caller may see: firing ones first, then critical ones, then the oldest. */
  items: z.array(alertSchema),
  /** There are more than are listed; counts are of all. */
  isCut: z.boolean(),
  firing: z.number().int(),
  pending: z.number().int(),
  /** Whether anything is watched at all: without rules no alert says nothing. */
  hasRules: z.boolean(),
  /** Rules that could not be evaluated, or not yet: of these nobody knows. */
  unevaluated: z.number().int(),
  /** Rules of alerts; absent for who may not see the whole platform. */
  configured: z.number().int().optional(),
  /** When the source answered, ISO 8601 UTC. */
  asOf: z.string().datetime(),
});
export type KnownAlerts = z.infer<typeof knownAlertsSchema>;

/** `GET /alerts?cluster=`: those of a cluster, and those that name none; without it, of all. */
export const alertsAnswerSchema = z.discriminatedUnion('state', [
  knownAlertsSchema,
  z.object({ state: z.literal('unknown'), why: emptyReasonSchema }),
]);
export type AlertsAnswer = z.infer<typeof alertsAnswerSchema>;
