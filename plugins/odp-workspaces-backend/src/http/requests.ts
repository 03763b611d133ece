import { workspaceSpecSchema } from '@internal/target-state';
import { z } from 'zod/v3';

export const workspaceParams = z.object({ id: workspaceSpecSchema.shape.id });

export const operationParams = z.object({
  id: z.string().regex(/^[1-9]\d{0,14}$/, 'must be the number of an operation'),
});
