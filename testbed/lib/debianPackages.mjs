import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import path from 'node:path';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';

/**
 * Fetches a package of the machine's release of Debian, with packages that it
 * needs, and unpacks them into a folder; nothing is installed. Absolute links to
 * what the packages hold lead into the folder afterwards.
 *
 * @param context of the server that it is for
 * @param {string} folder gets `usr`, `etc` and what else the packages hold
 * @param {{ name: string, needed?: RegExp }} wanted
 *   needed: names of the packages that come along, of all that `name` depends on; none without it
 */
export async function unpackDebianPackage(context, folder, wanted) {
  await withPackageLists(context, wanted.name, () =>
    context.run('apt-get', ['download', ...namesOf(wanted)], { cwd: folder }),
  );
  const archives = readdirSync(folder).filter(name => name.endsWith('.deb'));
  for (const archive of archives) {
    await context.run('dpkg-deb', ['-x', archive, '.'], { cwd: folder });
    rmSync(path.join(folder, archive));
  }
  keepLinksInside(folder);
}

/** Does `fetch`; as root also where no list of packages is there yet. */
async function withPackageLists(context, name, fetch) {
  try {
    await fetch();
  } catch (error) {
    if (process.getuid() !== 0) {
      throw new Failure(
        `apt-get does not know the package ${name}. Run "sudo apt-get update", then start again.\n${error.message}`,
        EXIT.installFailed,
      );
    }
    context.say('reads the lists of packages');
    await context.run('apt-get', ['update']).catch(({ message }) => {
      throw new Failure(
        `Neither fetching the package ${name} nor "apt-get update" works on this machine.\n${message}`,
        EXIT.noNetwork,
      );
    });
    await fetch();
  }
}

function namesOf({ name, needed }) {
  if (!needed) {
    return [name];
  }
  // A name stands at the beginning of a line, and its dependencies below it.
  return execFileSync(
    'apt-cache',
    ['depends', '--recurse', '--important', name],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  )
    .split('\n')
    .filter(line => line === name || (/^\S/.test(line) && needed.test(line)));
}

/** Makes links of an installed system, such as `conf -> /etc/maven`, work in a folder that has its shape. */
function keepLinksInside(folder) {
  const links = readdirSync(folder, {
    recursive: true,
    withFileTypes: true,
  }).filter(entry => entry.isSymbolicLink());
  for (const { name, parentPath, path: oldParentPath } of links) {
    // Node 20 has it under the second name.
    const parent = parentPath ?? oldParentPath;
    const link = path.join(parent, name);
    const target = readlinkSync(link);
    const inside = path.join(folder, target);
    if (
      path.isAbsolute(target) &&
      lstatSync(inside, { throwIfNoEntry: false })
    ) {
      unlinkSync(link);
      symlinkSync(path.relative(parent, inside), link);
    }
  }
}
