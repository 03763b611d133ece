import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Fills a folder of the cache once. `build` works in another folder that gets
 * the name at the end, so that a folder with the name is always whole; what an
 * interrupted build left is thrown away.
 *
 * @param {string} folder
 * @param {(folder: string) => Promise<void>} build
 * @returns {Promise<{ summary: string }>}
 */
export async function fillCache(folder, build) {
  if (existsSync(folder)) {
    return { summary: 'cached' };
  }
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await build(partial);
  renameSync(partial, folder);
  return { summary: `in ${path.dirname(folder)}` };
}
