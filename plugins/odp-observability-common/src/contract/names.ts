import { z } from 'zod/v3';
import { BOUNDS } from '../bounds';

/** Uid of a dashboard, as Grafana allows them. */
export const dashboardUidSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be 1 to 40 letters, digits, _ and -');

export const variableNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,100}$/, 'must be 1 to 100 letters, digits and _');

/** Values of variables by name; `$__all` stands for all. */
export const variableValuesSchema = z.record(
  variableNameSchema,
  z.array(z.string().max(BOUNDS.valueLength)).max(BOUNDS.valuesPerVariable),
);
export type VariableValues = z.infer<typeof variableValuesSchema>;
