import type { TargetState } from '../schema';
import type { BrokenRule } from './BrokenRule';
import { components } from './components';
import { ranges } from './ranges';
import { references } from './references';
import { uniqueNames } from './uniqueNames';
import { workspaceComponents } from './workspaceComponents';
import { workspaces } from './workspaces';

const CHECKS = [
  uniqueNames,
  ranges,
  components,
  references,
  workspaces,
  workspaceComponents,
];

/** What no schema of a single block can say. */
export function checkCrossReferences(target: TargetState): BrokenRule[] {
  return CHECKS.flatMap(check => check(target));
}

/**
 * The same for a file whose blocks have errors of their own, as far as their
 * shapes allow, so that a person learns of all errors at once.
 */
export function checkWhatCanBeChecked(unsound: unknown): BrokenRule[] {
  return CHECKS.flatMap(check => {
    try {
      return check(unsound as TargetState);
    } catch {
      return [];
    }
  });
}
