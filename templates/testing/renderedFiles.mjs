import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

/** Names of all files below a folder, from there. */
export function filesOf(at) {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(at, path.join(entry.parentPath, entry.name)));
}

/** What a file of JSON or YAML holds, a value per document; fails where it is not well-formed. */
export function parsed(file, text) {
  if (file.endsWith('.json')) {
    return [JSON.parse(text)];
  }
  return parseAllDocuments(text).map(document => {
    assert.deepEqual([...document.errors, ...document.warnings], []);
    return document.toJS();
  });
}
