import path from 'node:path';
import { modfileOf } from './versions.mjs';

/** Folder of the Go module. */
export const sources = import.meta.dirname;

/** How a minor is compiled; what is compiled with the same flags is taken from Go's cache. */
export function compileFlags(minor) {
  return [`-modfile=${modfileOf(minor)}`, '-mod=readonly', '-trimpath'];
}

/**
 * Modules and compiled packages are kept in the testbed's cache, where no other
 * use of Go on this machine throws them away; all versions share them.
 *
 * @param {string} cache folder of the testbed's cache
 */
export function goEnvironment(cache) {
  const shared = path.join(cache, 'go');
  return {
    GOMODCACHE: path.join(shared, 'mod'),
    GOCACHE: path.join(shared, 'build'),
    GOFLAGS: '',
    GOWORK: 'off',
    GOTOOLCHAIN: 'local',
    CGO_ENABLED: '0',
  };
}

/** Arguments of `go` that test the default minor, on the packages that its build compiled. */
export function testArguments() {
  // Vet reads all of Kubernetes, which takes minutes.
  return ['test', '-json', '-vet=off', ...compileFlags(), './...'];
}
