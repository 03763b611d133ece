import { z } from 'zod/v3';

/** What a caller may not see: counted, named only to those who may know that it exists. */
export const hiddenSchema = z.object({
  count: z.number().int(),
  names: z.array(z.string()).optional(),
});
export type Hidden = z.infer<typeof hiddenSchema>;
