import { z } from 'zod/v3';
import { calcSchema } from './calcs';
import { fieldConfigSchema, overrideSchema } from './fieldConfig';
import { transformationSchema } from './transformation';

/** Panels of Grafana that the portal draws. */
export const PANEL_TYPES = [
  'timeseries',
  'stat',
  'gauge',
  'bargauge',
  'table',
  'state-timeline',
  'text',
  'row',
] as const;
export type PanelType = (typeof PANEL_TYPES)[number];

export const targetSchema = z.object({
  refId: z.string(),
  /** PromQL, with variables. */
  expr: z.string(),
  /** `{{label}}` template; `__auto`: the labels that differ; absent: the whole name. */
  legend: z.string().optional(),
  instant: z.boolean(),
  format: z.enum(['time_series', 'table']),
  /** Run for nothing that is drawn. */
  hidden: z.boolean(),
  /** The least step, such as `1m`; may be a variable. */
  interval: z.string().optional(),
  /** Uid of the data source, or a variable; absent: the default one. */
  datasource: z.string().optional(),
});
export type Target = z.infer<typeof targetSchema>;

/** What a panel's type alone has; absent for types that do not have it. */
export const panelOptionsSchema = z.object({
  legend: z
    .object({
      isShown: z.boolean(),
      mode: z.enum(['list', 'table']),
      placement: z.enum(['bottom', 'right']),
      calcs: z.array(calcSchema),
    })
    .optional(),
  tooltip: z.enum(['single', 'multi', 'none']).optional(),
  /** Of panels that show one value a series. */
  reduce: z
    .object({
      calc: calcSchema,
      /** Show each row and compute nothing, at most `limit` of them. */
      isEachRow: z.boolean(),
      limit: z.number().int().optional(),
      /** Empty: columns of numbers; else `/pattern/` over names. */
      columns: z.string(),
    })
    .optional(),
  orientation: z.enum(['auto', 'horizontal', 'vertical']).optional(),
  stat: z
    .object({
      graph: z.enum(['none', 'area']),
      color: z.enum(['none', 'value', 'background']),
      text: z.enum(['auto', 'value', 'value_and_name', 'name', 'none']),
    })
    .optional(),
  gauge: z
    .object({ hasMarkers: z.boolean(), hasLabels: z.boolean() })
    .optional(),
  barGauge: z.object({ mode: z.enum(['basic', 'gradient', 'lcd']) }).optional(),
  text: z
    .object({ mode: z.enum(['markdown', 'code']), content: z.string() })
    .optional(),
  table: z
    .object({
      hasHeader: z.boolean(),
      sortBy: z.array(
        z.object({ column: z.string(), isDescending: z.boolean() }),
      ),
    })
    .optional(),
  stateTimeline: z
    .object({ isMerging: z.boolean(), hasValues: z.boolean() })
    .optional(),
  row: z.object({ isCollapsed: z.boolean() }).optional(),
});
export type PanelOptions = z.infer<typeof panelOptionsSchema>;

export const panelSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  description: z.string().optional(),
  type: z.enum([...PANEL_TYPES, 'unsupported']),
  /** As the dashboard has it. */
  grafanaType: z.string(),
  /** On a grid of 24 columns; heights are counted in rows. */
  grid: z.object({
    x: z.number(),
    y: z.number(),
    w: z.number(),
    h: z.number(),
  }),
  targets: z.array(targetSchema),
  field: fieldConfigSchema,
  overrides: z.array(overrideSchema),
  options: panelOptionsSchema,
  interval: z.string().optional(),
  maxDataPoints: z.number().int().positive().optional(),
  timeFrom: z.string().optional(),
  timeShift: z.string().optional(),
  repeat: z.string().optional(),
  transformations: z.array(transformationSchema),
  /** What of it is not drawn, each a sentence; any makes it "partly rendered". */
  notices: z.array(z.string()),
});
export type Panel = z.infer<typeof panelSchema>;
