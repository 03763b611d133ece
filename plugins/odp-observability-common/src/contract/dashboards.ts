import { z } from 'zod/v3';
import { dashboardSchema } from '../model';

/** `portal`: it came with the portal; `grafana`: read from a configured Grafana. */
export const dashboardSourceSchema = z.enum(['portal', 'grafana']);
export type DashboardSource = z.infer<typeof dashboardSourceSchema>;

export const dashboardSummarySchema = z.object({
  uid: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  source: dashboardSourceSchema,
  /** Of the dashboard in Grafana; absent when no Grafana is configured. */
  openUrl: z.string().optional(),
  /** Why it is listed for an entity, such as "has the tag payments". */
  matches: z.string().optional(),
});
export type DashboardSummary = z.infer<typeof dashboardSummarySchema>;

/** `GET /dashboards` */
export const dashboardListSchema = z.object({
  items: z.array(dashboardSummarySchema),
  /** What is not listed and why, each a sentence; absent: nothing. */
  notices: z.array(z.string()).optional(),
});
export type DashboardList = z.infer<typeof dashboardListSchema>;

/** `GET /dashboards/:uid` */
export const dashboardAnswerSchema = z.object({
  dashboard: dashboardSchema,
  source: dashboardSourceSchema,
  openUrl: z.string().optional(),
  /** How often the source scrapes, for `$__rate_interval`. */
  scrapeIntervalSeconds: z.number().positive(),
});
export type DashboardAnswer = z.infer<typeof dashboardAnswerSchema>;

/** `GET /dashboards/:uid/variables/:name` */
export const variableOptionsSchema = z.object({
  /** Values that the caller may choose, in their order. */
  options: z.array(z.string()),
  /** There are more than the portal lists. */
  isCut: z.boolean(),
});
export type VariableOptions = z.infer<typeof variableOptionsSchema>;
