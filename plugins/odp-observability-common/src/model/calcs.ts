import { z } from 'zod/v3';

/** What a series may be reduced to; the ids are Grafana's. */
export const CALCS = [
  'last',
  'lastNotNull',
  'first',
  'firstNotNull',
  'min',
  'max',
  'mean',
  'median',
  'sum',
  'count',
  'countAll',
  'range',
  'delta',
  'step',
  'diff',
  'diffperc',
  'logmin',
  'stdDev',
  'variance',
  'changeCount',
  'distinctCount',
  'p50',
  'p75',
  'p90',
  'p95',
  'p99',
] as const;

export const calcSchema = z.enum(CALCS);
export type Calc = z.infer<typeof calcSchema>;
