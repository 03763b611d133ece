import { parseTargetState } from './parseTargetState';
import { readFileOf } from './readFileOf';
import type { TargetState } from './schema';
import { TargetStateError } from './TargetStateError';

/**
 * Reads a target state file. A relative path is taken from the working folder.
 *
 * @throws TargetStateError with every problem, or an Error when the file cannot be read.
 */
export function loadTargetState(path: string): TargetState {
  const text = readFileOf('The target state', path);
  const { target, problems } = parseTargetState(text, path);
  if (!target) {
    throw new TargetStateError(problems);
  }
  return target;
}
