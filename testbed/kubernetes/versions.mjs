import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The minor of Kubernetes that go.mod itself names; others have one under `versions/`. */
export const DEFAULT_MINOR = '1.36';

/** Path of the go.mod that builds a minor, whether it exists or not. */
export function modfileOf(minor) {
  return minor === DEFAULT_MINOR
    ? path.join(here, 'go.mod')
    : path.join(here, 'versions', minor, 'go.mod');
}
