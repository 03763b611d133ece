import { readFileSync } from 'node:fs';

/**
 * The text of a file of the target state. A relative path is taken from the working folder.
 *
 * @throws Error that names what could not be read
 */
export function readFileOf(title: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${title} ${path} cannot be read`, { cause: error });
  }
}
