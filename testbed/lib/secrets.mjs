import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** A random word that is safe in URLs and shells. */
export function randomSecret() {
  return randomBytes(24).toString('base64url');
}

/** Writes a file that only its owner reads, and returns its path. */
export function writeSecret(folder, name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}
