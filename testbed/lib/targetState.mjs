import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);

/** The target state of this checkout; the packages must be installed. */
export function targetState() {
  require('@backstage/cli/config/nodeTransform.cjs');
  const {
    loadTargetState,
  } = require('../../packages/target-state/src/loadTargetState.ts');
  return loadTargetState(path.join(root, 'target-state/odp.yaml'));
}
