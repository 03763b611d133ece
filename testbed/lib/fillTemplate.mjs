import { readFileSync } from 'node:fs';

/** The text of a file with each `{{name}}` replaced by its value; a name without one is refused. */
export function fillTemplate(file, values) {
  return readFileSync(file, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (values[name] === undefined) {
      throw new Error(`${file} asks for ${name}, which has no value`);
    }
    return String(values[name]);
  });
}
