import { z } from 'zod/v3';
import { calcSchema } from './calcs';

/** Grafana's transformations that the portal computes, their options put in order. */
export const transformationSchema = z.discriminatedUnion('id', [
  z.object({
    id: z.literal('organize'),
    excluded: z.array(z.string()),
    /** Kept alone when there is any. */
    included: z.array(z.string()),
    renamed: z.array(z.object({ from: z.string(), to: z.string() })),
    /** Names in their order; others follow. */
    order: z.array(z.string()),
  }),
  z.object({ id: z.literal('merge') }),
  z.object({
    id: z.literal('reduce'),
    calcs: z.array(calcSchema),
    /** `rows`: a row a series; `fields`: each column becomes one value. */
    mode: z.enum(['rows', 'fields']),
    /** Whether labels become columns of `rows`. */
    hasLabels: z.boolean(),
  }),
  z.object({
    id: z.literal('renameByRegex'),
    pattern: z.string(),
    replacement: z.string(),
  }),
  z.object({
    id: z.literal('calculateField'),
    alias: z.string().optional(),
    /** Whether the columns that it was computed from are left out. */
    isReplacing: z.boolean(),
    calculation: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('row'),
        calc: calcSchema,
        /** Names of columns; none: all columns of numbers. */
        columns: z.array(z.string()),
      }),
      z.object({
        kind: z.literal('binary'),
        /** A column's name or a number. */
        left: z.string(),
        operator: z.enum(['+', '-', '*', '/', '%', '**']),
        right: z.string(),
      }),
    ]),
  }),
  z.object({
    id: z.literal('filterFieldsByName'),
    includeNames: z.array(z.string()),
    includePattern: z.string().optional(),
    excludeNames: z.array(z.string()),
    excludePattern: z.string().optional(),
  }),
  z.object({
    id: z.literal('sortBy'),
    column: z.string(),
    isDescending: z.boolean(),
  }),
  z.object({
    id: z.literal('labelsToFields'),
    mode: z.enum(['columns', 'rows']),
    /** Labels to take; none: all. */
    keep: z.array(z.string()),
    /** The label whose value names the column of values. */
    valueLabel: z.string().optional(),
  }),
]);
export type Transformation = z.infer<typeof transformationSchema>;
