import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KubernetesObject } from '@internal/target-state';
import { parseAllDocuments } from 'yaml';
import type { ClusterAdmin } from './ClusterAdmin';

const ROLES = path.resolve(__dirname, '../../deploy/rbac');
const WEEK_SECONDS = 7 * 24 * 3600;

/**
 * Gives an identity of the portal what it has everywhere, files of `deploy/rbac`,
 * and a token of its account in `tokenFile`.
 *
 * @returns how many objects were applied
 */
export async function giveIdentity(
  admin: ClusterAdmin,
  { roles, tokenFile }: { roles: readonly string[]; tokenFile: string },
): Promise<number> {
  const objects = roles.flatMap(name =>
    parseAllDocuments(readFileSync(path.join(ROLES, name), 'utf8')).map(
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
