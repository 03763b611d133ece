import { parse } from '@internal/backend-kit';
import { z } from 'zod/v3';

export const seenPlanHash = z
  .string()
  .describe('Hash of the plan that was seen');

const seen = z.object({ planHash: seenPlanHash });

/**
 * Whoever writes a template takes away nothing of whoever runs it.
 *
 * @throws InputError when nobody has seen a plan
 */
export function requireSeen(asked: object): void {
  parse(seen, asked);
}
