import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';

/** Pinned; it brings mkdocs and the plugins that TechDocs allows. */
const GENERATOR = 'mkdocs-techdocs-core==1.7.1';

/** Folder of the portal's entity below the publisher's folder: namespace, kind, name. */
const ENTITY = path.join('default', 'component', 'odp-portal');

const logFile = path.join(cacheDir, 'logs', 'techdocs.log');

/**
 * Finds the program that builds docs as TechDocs does, in a virtual environment
 * of the cache folder, or puts it there.
 *
 * @returns {Promise<{ mkdocs?: string, missing?: string }>}
 *   missing: what to do about it, in words; a machine without Python is no failure
 */
export async function ensureMkdocs() {
  const venv = path.join(cacheDir, 'techdocs');
  const mkdocs = path.join(venv, 'bin', 'mkdocs');
  if (existsSync(mkdocs)) {
    return { mkdocs };
  }
  const python = ['python3', 'python'].find(hasPython);
  if (!python) {
    return { missing: 'install Python 3 with venv and start again' };
  }
  const commands = [
    [python, ['-m', 'venv', venv]],
    [
      path.join(venv, 'bin', 'pip'),
      [
        'install',
        '--cache-dir',
        path.join(cacheDir, 'pip'),
        '--disable-pip-version-check',
        GENERATOR,
      ],
    ],
  ];
  for (const [command, args] of commands) {
    const { code } = await run(command, args, { cwd: root, logFile }).catch(
      () => ({ code: 1 }),
    );
    if (code !== 0) {
      return { missing: `${path.basename(command)} failed, see ${logFile}` };
    }
  }
  return { mkdocs };
}

/** Arguments of mkdocs that build the portal's docs into a folder; a warning, such as of a link to nowhere, is an error. */
export function strictBuild(folder) {
  return ['build', '--strict', '--site-dir', folder];
}

/**
 * Builds the portal's own docs for the local TechDocs publisher.
 *
 * @returns what happened, in words
 */
export async function buildDocs(dataDir) {
  const target = path.join(dataDir, 'techdocs', ENTITY);
  if (existsSync(target) && statSync(target).mtimeMs > newestSource()) {
    return { summary: 'up to date' };
  }
  const { mkdocs, missing } = await ensureMkdocs();
  if (missing) {
    return { summary: `not set up; ${missing}, or read docs/ in the repo` };
  }
  const building = `${target}.building`;
  const { code } = await run(mkdocs, strictBuild(building), {
    cwd: root,
    logFile,
  }).catch(() => ({ code: 1 }));
  if (code !== 0) {
    return { summary: `not built; mkdocs failed, see ${logFile}` };
  }
  writeFileSync(
    path.join(building, 'techdocs_metadata.json'),
    JSON.stringify({
      site_name: 'ODP portal',
      site_description: 'How the portal works and how to run it',
      build_timestamp: Date.now(),
      files: listFiles(building),
    }),
  );
  rmSync(target, { recursive: true, force: true });
  mkdirSync(path.dirname(target), { recursive: true });
  renameSync(building, target);
  return { summary: 'built' };
}

function hasPython(command) {
  try {
    execFileSync(command, ['-c', 'import venv, ensurepip'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

function newestSource() {
  const files = listFiles(path.join(root, 'docs')).map(file =>
    path.join(root, 'docs', file),
  );
  return Math.max(
    ...[...files, path.join(root, 'mkdocs.yml')].map(
      file => statSync(file).mtimeMs,
    ),
  );
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      path.relative(
        folder,
        path.join(entry.parentPath ?? entry.path, entry.name),
      ),
    );
}
