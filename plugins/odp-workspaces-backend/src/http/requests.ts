import { workspaceSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';

export const workspaceParams = z.object({ id: workspaceSpecSchema.shape.id });

/** Databases count no further. */
const MOST_OPERATIONS = 2 ** 31 - 1;

export const operationParams = z.object({
  id: z
    .string()
    .refine(
      id => /^[1-9]\d{0,9}$/.test(id) && Number(id) <= MOST_OPERATIONS,
      'must be the number of an operation',
    ),
});
