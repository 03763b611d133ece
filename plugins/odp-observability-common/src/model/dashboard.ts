import { z } from 'zod/v3';
import { panelSchema } from './panel';

export const VARIABLE_TYPES = [
  'query',
  'custom',
  'constant',
  'interval',
  'datasource',
  'textbox',
] as const;

/** The value that stands for all of a variable. */
export const ALL_VALUE = '$__all';

export const variableSchema = z.object({
  name: z.string(),
  label: z.string().optional(),
  type: z.enum(VARIABLE_TYPES),
  multi: z.boolean(),
  includeAll: z.boolean(),
  /** Written in place of all values, unescaped. */
  allValue: z.string().optional(),
  /** Such as `label_values(up, cluster)`; a data source's: its type. */
  query: z.string().optional(),
  /** Keeps the options that it matches; a group in it is the option. */
  regex: z.string().optional(),
  /** Values that the dashboard itself holds, without `$__all`. */
  options: z.array(z.string()),
  /** Chosen when nobody chose; `$__all` stands for all. */
  current: z.array(z.string()),
  hidden: z.boolean(),
});
export type Variable = z.infer<typeof variableSchema>;

export const dashboardSchema = z.object({
  uid: z.string(),
  title: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  panels: z.array(panelSchema),
  variables: z.array(variableSchema),
  /** As Grafana writes them, such as `now-1h`. */
  time: z.object({ from: z.string(), to: z.string() }),
  /** Such as `30s`; absent: never by itself. */
  refresh: z.string().optional(),
  /** What of it is not drawn, each a sentence. */
  notices: z.array(z.string()),
});
export type Dashboard = z.infer<typeof dashboardSchema>;
