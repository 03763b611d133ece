import { InputError } from '@backstage/errors';

const CLUSTER_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const CLUSTER_NAME_LENGTH = 253;

/**
 * Whether a text can name a cluster. Such a name is safe in a URL path, a file name and a metric
 * label: it holds neither a slash nor two dots alone.
 */
export function isClusterName(name: string): boolean {
  return name.length <= CLUSTER_NAME_LENGTH && CLUSTER_NAME.test(name);
}

/** Throws `InputError` with `path` and the rule when `name` cannot name a cluster. */
export function assertClusterName(name: string, path: string): void {
  if (!isClusterName(name)) {
    throw new InputError(
      `${path}: '${name.slice(
        0,
        80,
      )}' is no cluster name; it holds at most ${CLUSTER_NAME_LENGTH} of a-z, 0-9, '-' and '.', and begins and ends with a letter or digit`,
    );
  }
}
