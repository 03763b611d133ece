import {
  componentSpecSchema,
  workspaceSpecSchema,
} from '@internal/target-state';
import { z } from 'zod/v3';

export const workspaceParams = z.object({ id: workspaceSpecSchema.shape.id });

export const componentParams = z.object({
  name: componentSpecSchema.shape.name,
});

/** Whatever somebody types: the answer says what is wrong with it. */
export const componentNameParams = z.object({ name: z.string().max(200) });

export const componentsQuery = z
  .object({ workspace: workspaceSpecSchema.shape.id.optional() })
  .strict();

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
