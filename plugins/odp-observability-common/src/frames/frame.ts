import { z } from 'zod/v3';
import { readNumber } from './wireNumbers';

/** Milliseconds since 1970, UTC. */
const timesSchema = z.custom<number[]>(
  values => Array.isArray(values) && values.every(Number.isFinite),
  'must be a list of milliseconds',
);

/**
 * A missing value is null. JSON has no word for those that are no finite
 * number: they travel as Prometheus writes them, and are numbers again here.
 */
const numbersSchema = z.unknown().transform((values, context) => {
  const numbers = Array.isArray(values) ? values.map(readNumber) : undefined;
  if (!numbers || numbers.includes(undefined)) {
    context.addIssue({
      code: z.ZodIssueCode.custom,
      message: 'must be a list of numbers, "NaN", "+Inf", "-Inf" and null',
    });
    return z.NEVER;
  }
  return numbers as (number | null)[];
});

const textsSchema = z.custom<(string | null)[]>(
  values =>
    Array.isArray(values) &&
    values.every(value => value === null || typeof value === 'string'),
  'must be a list of strings and null',
);

const labelsSchema = z.record(z.string());
export type Labels = z.infer<typeof labelsSchema>;

export const columnSchema = z.discriminatedUnion('type', [
  z.object({ name: z.string(), type: z.literal('time'), values: timesSchema }),
  z.object({
    /** The series as a legend calls it. */
    name: z.string(),
    type: z.literal('number'),
    /** Of the series, as the source has them. */
    labels: labelsSchema.optional(),
    values: numbersSchema,
  }),
  z.object({
    name: z.string(),
    type: z.literal('string'),
    values: textsSchema,
  }),
]);
export type Column = z.infer<typeof columnSchema>;
export type TimeColumn = Extract<Column, { type: 'time' }>;
export type NumberColumn = Extract<Column, { type: 'number' }>;
export type StringColumn = Extract<Column, { type: 'string' }>;

/**
 * The answer of one query: columns of one length. Series of a range share one
 * column of times, and a series that has no sample at a time has null there.
 */
export const frameSchema = z.object({
  refId: z.string(),
  name: z.string().optional(),
  columns: z.array(columnSchema),
  /** What of the answer is not in it, each a sentence. */
  notices: z.array(z.string()),
});
export type Frame = z.infer<typeof frameSchema>;
