import { z } from 'zod/v3';
import { emptyReasonSchema } from './panels';

export const sourceReachSchema = z.object({
  name: z.string(),
  kind: z.enum(['prometheus', 'grafana']),
  state: z.enum(['reachable', 'unreachable', 'denied', 'not-set-up']),
  /** Absent when it never said. */
  version: z.string().optional(),
  /** Why it is not reachable, and what to do. */
  reason: z.string().optional(),
  /** When it last answered, ISO 8601 UTC. */
  asOf: z.string().datetime().optional(),
  /** When the youngest sample of a target's state was taken, ISO 8601 UTC; absent when it has none. */
  lastScrapeAt: z.string().datetime().optional(),
});
export type SourceReach = z.infer<typeof sourceReachSchema>;

export const metricHealthSchema = z.object({
  metric: z.string(),
  exporter: z.string(),
  /** Uids of dashboards that have a panel of it. */
  dashboards: z.array(z.string()),
  why: emptyReasonSchema,
});
export type MetricHealth = z.infer<typeof metricHealthSchema>;

/** Targets of a scrape job, and those that answered last. */
export const scrapeJobSchema = z.object({
  job: z.string(),
  targets: z.number().int(),
  up: z.number().int(),
});
export type ScrapeJob = z.infer<typeof scrapeJobSchema>;

/** `GET /doctor` */
export const doctorReportSchema = z.object({
  sources: z.array(sourceReachSchema),
  /** Metrics of the catalogue that were looked for; absent when no source answers. */
  checked: z.number().int().optional(),
  /** Those that no source has. */
  missing: z.array(metricHealthSchema),
  /** Absent for who may not see the whole platform, and when no source answers. */
  jobs: z.array(scrapeJobSchema).optional(),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;
