import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { z } from 'zod/v3';

/**
 * Plain values of the configuration at `path`, checked; where there are none,
 * what the schema makes of `undefined`. They are read as a whole, because a name
 * with dots cannot be a key of a config path.
 *
 * @throws InputError naming field and rule
 */
export function readSettings<T extends z.ZodTypeAny>(
  config: Config,
  path: string,
  schema: T,
): z.infer<T> {
  const result = schema.safeParse(config.getOptional(path));
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(issue => `${[path, ...issue.path].join('.')}: ${issue.message}`)
        .join('; '),
    );
  }
  return result.data;
}
