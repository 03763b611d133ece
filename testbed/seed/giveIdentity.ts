import { readFileSync, writeFileSync } from 'node:fs';
import type { KubernetesObject } from '@internal/target-state';
import { parseAllDocuments } from 'yaml';
import type { ClusterAdmin } from './ClusterAdmin';

const WEEK_SECONDS = 7 * 24 * 3600;

/**
 * Gives an identity what it may, in files with its account, and a token of that
 * account in `tokenFile`.
 *
 * @returns how many objects were applied
 */
export async function giveIdentity(
  admin: ClusterAdmin,
  { files, tokenFile }: { files: readonly string[]; tokenFile: string },
): Promise<number> {
  const objects = files.flatMap(file =>
    parseAllDocuments(readFileSync(file, 'utf8')).map(
      document => document.toJSON() as KubernetesObject,
    ),
  );
  for (const object of objects) {
    await admin.apply(object);
  }
  const account = objects.find(({ kind }) => kind === 'ServiceAccount')!;
  writeFileSync(tokenFile, await admin.tokenOf(account, WEEK_SECONDS), {
    mode: 0o600,
  });
  return objects.length;
}
