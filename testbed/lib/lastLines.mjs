import { readFileSync } from 'node:fs';

/** The last lines of a log, indented; or that there are none. */
export function lastLines(file, count = 12) {
  let text = '';
  try {
    text = readFileSync(file, 'utf8').trimEnd();
  } catch {
    // A process that could not be started has no log.
  }
  const lines = text ? text.split('\n').slice(-count) : ['(no output)'];
  return lines.map(line => `    ${line}`).join('\n');
}
