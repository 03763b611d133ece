import { z } from 'zod/v3';

export const thresholdsSchema = z.object({
  mode: z.enum(['absolute', 'percentage']),
  /** Lowest first; the value of the first is null: from minus infinity on. */
  steps: z.array(z.object({ value: z.number().nullable(), color: z.string() })),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

/** What a mapped value is shown as; what is absent stays as the value has it. */
export const mappingResultSchema = z.object({
  text: z.string().optional(),
  color: z.string().optional(),
});
export type MappingResult = z.infer<typeof mappingResultSchema>;

export const mappingSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('value'),
    /** A list and no record: a value may be called `__proto__`. */
    entries: z.array(
      z.object({ value: z.string(), result: mappingResultSchema }),
    ),
  }),
  z.object({
    type: z.literal('range'),
    /** Absent: without an end. Both ends belong to the range. */
    from: z.number().optional(),
    to: z.number().optional(),
    result: mappingResultSchema,
  }),
  z.object({
    type: z.literal('regex'),
    /** `/pattern/flags`, or the bare pattern. */
    pattern: z.string(),
    result: mappingResultSchema,
  }),
  z.object({
    type: z.literal('special'),
    match: z.enum(['true', 'false', 'null', 'nan', 'null+nan', 'empty']),
    result: mappingResultSchema,
  }),
]);
export type Mapping = z.infer<typeof mappingSchema>;

/** `palette`: by the order of the series; `thresholds`: by the value; `fixed`: always `fixed`. */
export const colorChoiceSchema = z.object({
  mode: z.enum(['palette', 'thresholds', 'fixed']),
  fixed: z.string().optional(),
});
export type ColorChoice = z.infer<typeof colorChoiceSchema>;

/** How a time series is drawn. */
export const customConfigSchema = z.object({
  drawStyle: z.enum(['line', 'bars', 'points']),
  lineInterpolation: z.enum(['linear', 'smooth', 'stepBefore', 'stepAfter']),
  /** Pixels. */
  lineWidth: z.number(),
  /** 0 to 100. */
  fillOpacity: z.number(),
  lineStyle: z.enum(['solid', 'dash', 'dot', 'square']),
  stacking: z.enum(['none', 'normal', 'percent']),
  /** Series of one group are stacked on each other. */
  stackingGroup: z.string().optional(),
  axisLabel: z.string().optional(),
  /** Whether a line crosses missing values; a number: only gaps shorter than so many milliseconds. */
  spanNulls: z.union([z.boolean(), z.number()]),
  thresholdsStyle: z.enum(['off', 'line', 'area', 'line+area']),
  /** Left out of the picture, of the legend. */
  isHiddenInChart: z.boolean(),
  isHiddenInLegend: z.boolean(),
  /** How a cell of a table shows its value. */
  cell: z.enum(['plain', 'color-text', 'color-background', 'gauge']),
});
export type CustomConfig = z.infer<typeof customConfigSchema>;

export const fieldConfigSchema = z.object({
  /** Id of Grafana's unit, such as `bytes`. */
  unit: z.string().optional(),
  decimals: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  thresholds: thresholdsSchema,
  mappings: z.array(mappingSchema),
  /** Shown in place of no value. */
  noValue: z.string().optional(),
  displayName: z.string().optional(),
  color: colorChoiceSchema,
  custom: customConfigSchema,
});
export type FieldConfig = z.infer<typeof fieldConfigSchema>;

/** What an override changes of a field. */
export const fieldChangesSchema = fieldConfigSchema
  .partial()
  .extend({ custom: customConfigSchema.partial().optional() });
export type FieldChanges = z.infer<typeof fieldChangesSchema>;

export const overrideSchema = z.object({
  matcher: z.object({
    kind: z.enum(['byName', 'byRegexp', 'byFrameRefID', 'byType']),
    /** A name, `/pattern/flags`, a refId, or a type of column. */
    value: z.string(),
  }),
  changes: fieldChangesSchema,
});
export type Override = z.infer<typeof overrideSchema>;
