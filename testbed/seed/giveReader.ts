import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KubernetesObject } from '@internal/target-state';
import { parseAllDocuments } from 'yaml';
import type { ClusterAdmin } from './ClusterAdmin';

const ROLE = path.resolve(__dirname, '../../deploy/rbac/reader.yaml');
const WEEK_SECONDS = 7 * 24 * 3600;

/**
 * Gives the portal's reader what it has everywhere, `deploy/rbac/reader.yaml`,
 * and a token of its account in `file`.
 *
 * @returns how many objects were applied
 */
export async function giveReader(
  admin: ClusterAdmin,
  file: string,
): Promise<number> {
  const objects = parseAllDocuments(readFileSync(ROLE, 'utf8')).map(
    document => document.toJSON() as KubernetesObject,
  );
  for (const object of objects) {
    await admin.apply(object);
  }
  const account = objects.find(({ kind }) => kind === 'ServiceAccount')!;
  writeFileSync(file, await admin.tokenOf(account, WEEK_SECONDS), {
    mode: 0o600,
  });
  return objects.length;
}
