import { readFileSync } from 'node:fs';
import { parseTargetState } from './parseTargetState';
import type { TargetState } from './schema';
import { TargetStateError } from './TargetStateError';

/**
 * Reads a target state file. A relative path is taken from the working folder.
 *
 * @throws TargetStateError with every problem, or an Error when the file cannot be read.
 */
export function loadTargetState(path: string): TargetState {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The target state ${path} cannot be read`, {
      cause: error,
    });
  }
  const { target, problems } = parseTargetState(text, path);
  if (!target) {
    throw new TargetStateError(problems);
  }
  return target;
}
