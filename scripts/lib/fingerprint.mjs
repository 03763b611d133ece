import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** Folders that are made of others, and tests: they decide nothing. */
const LEFT_OUT =
  /^(node_modules|dist|dist-types|coverage)$|\.test\.[cm]?[jt]sx?$/;

/**
 * A word that changes with the content of files of the repo, and with nothing else.
 *
 * @param {string[]} places files, and folders with all that is in them, from the repo's root
 * @param {string[]} words what else decides
 */
export function fingerprint(places, words = []) {
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const file of places.flatMap(filesIn)) {
    const content = readFileSync(path.join(root, file));
    // With its length, so that no two files read as others with the same bytes.
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** The file itself, or the files of a folder, in an order that no machine changes. */
function filesIn(place) {
  const entries = readdirIfFolder(path.join(root, place));
  return entries
    ? entries
        .filter(name => !LEFT_OUT.test(name))
        .sort()
        .flatMap(name => filesIn(path.posix.join(place, name)))
    : [place];
}

function readdirIfFolder(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}
