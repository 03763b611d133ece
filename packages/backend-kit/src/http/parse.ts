import { InputError } from '@backstage/errors';
import type { z } from 'zod/v3';

/**
 * What a request says, checked.
 *
 * @throws InputError that names field and rule; a bare ZodError would surface as a 500
 */
export function parse<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
): z.infer<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(
          ({ path, message }) => `${path.join('.') || 'request'}: ${message}`,
        )
        .join('; '),
    );
  }
  return result.data;
}
