import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = import.meta.dirname;

/** The minor of Kubernetes that go.mod itself names; others have one under `versions/`. */
const DEFAULT_MINOR = '1.36';

/** Path of the go.mod that builds a minor, whether it is there or not. */
export function modfileOf(minor = DEFAULT_MINOR) {
  return minor === DEFAULT_MINOR
    ? path.join(folder, 'go.mod')
    : path.join(folder, 'versions', minor, 'go.mod');
}

/** The release that the go.mod of a minor names, such as `1.36.3`. */
export function releaseOf(minor) {
  const modfile = modfileOf(minor);
  const release = readFileSync(modfile, 'utf8').match(
    /^\s*k8s\.io\/kubernetes v(\S+)$/m,
  )?.[1];
  if (!release) {
    throw new Error(`${modfile} requires no k8s.io/kubernetes`);
  }
  return release;
}
