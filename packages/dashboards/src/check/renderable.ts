import { z } from 'zod/v3';

/** Transformations that the portal draws. */
const TRANSFORMATIONS = [
  'organize',
  'merge',
  'reduce',
  'renameByRegex',
  'calculateField',
  'filterFieldsByName',
  'sortBy',
  'labelsToFields',
] as const;

const gridPosSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  w: z.number().int().positive(),
  h: z.number().int().positive(),
});

const datasourceSchema = z.object({ type: z.string(), uid: z.string() });

const targetSchema = z.object({
  refId: z.string().min(1),
  expr: z.string().min(1),
  datasource: datasourceSchema,
  instant: z.boolean().optional(),
  range: z.boolean().optional(),
  legendFormat: z.string().optional(),
});

const panelSchema = z
  .object({
    id: z.number().int().positive(),
    type: z.enum([
      'timeseries',
      'stat',
      'gauge',
      'bargauge',
      'table',
      'state-timeline',
    ]),
    title: z.string().min(1),
    description: z.string().min(1),
    gridPos: gridPosSchema,
    datasource: datasourceSchema,
    targets: z.array(targetSchema).min(1),
    transformations: z
      .array(z.object({ id: z.enum(TRANSFORMATIONS), options: z.unknown() }))
      .optional(),
    fieldConfig: z.object({
      defaults: z
        .object({
          unit: z.string().min(1),
          thresholds: z.object({
            mode: z.literal('absolute'),
            steps: z.array(z.unknown()).min(1),
          }),
        })
        .passthrough(),
      overrides: z.array(
        z.object({
          matcher: z.object({
            id: z.enum(['byName', 'byRegexp', 'byFrameRefID']),
          }),
          properties: z.array(z.unknown()),
        }),
      ),
    }),
    options: z.record(z.string(), z.unknown()).optional(),
    // What the builder writes into every panel; without `repeat` it means nothing.
    transparent: z.literal(false).optional(),
    repeatDirection: z.literal('h').optional(),
    timeFrom: z.string().optional(),
    timeShift: z.string().optional(),
    interval: z.string().optional(),
    maxDataPoints: z.number().optional(),
  })
  .strict();

const rowSchema = z
  .object({
    id: z.number().int().positive(),
    type: z.literal('row'),
    title: z.string().min(1),
    gridPos: gridPosSchema,
    collapsed: z.literal(false),
    panels: z.array(z.unknown()).max(0),
  })
  .strict();

const variableSchema = z
  .object({
    name: z.string().min(1),
    type: z.enum(['query', 'datasource']),
    hide: z.number().optional(),
    query: z.union([z.string(), z.object({ query: z.string() }).passthrough()]),
  })
  .passthrough();

/** What a dashboard may hold so that the portal draws all of it as Grafana does. */
export const renderableSchema = z.object({
  uid: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  title: z.string().min(1),
  description: z.string().min(1),
  schemaVersion: z.number().int(),
  templating: z.object({ list: z.array(variableSchema) }),
  panels: z.array(z.union([rowSchema, panelSchema])).min(1),
});

export type RenderableDashboard = z.infer<typeof renderableSchema>;
export type RenderablePanel = z.infer<typeof panelSchema>;

/** Panels that show something, which rows do not. */
export function panelsOf({ panels }: RenderableDashboard): RenderablePanel[] {
  return panels.filter(
    (panel): panel is RenderablePanel => panel.type !== 'row',
  );
}
