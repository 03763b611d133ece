import type { z } from 'zod/v3';
import { DashboardError } from '../DashboardError';

/** Takes what a reader leaves out of the picture, a sentence each. */
export type Note = (sentence: string) => void;

/** Grafana writes null for what is not set. */
export function maybe<T extends z.ZodTypeAny>(schema: T) {
  return schema
    .nullish()
    .transform((value): z.output<T> | undefined => value ?? undefined);
}

/**
 * Reads a part of a dashboard.
 *
 * @throws DashboardError with the path of the first thing that is wrong
 */
export function parse<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
  path: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  throw DashboardError.invalid(
    joinPath(path, issue.path),
    issue.message === 'Required' ? 'it is missing' : issue.message,
  );
}

function joinPath(path: string, parts: readonly (string | number)[]): string {
  return parts.reduce<string>((joined, part) => {
    if (typeof part === 'number') {
      return `${joined}[${part}]`;
    }
    return joined ? `${joined}.${part}` : part;
  }, path);
}
