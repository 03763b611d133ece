import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheDir } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { goEnvironment } from '../../testbed/kubernetes/go.mjs';
import { folders } from '../../testbed/lib/folders.mjs';

const HANDLERS = path.join(import.meta.dirname, 'handlers');

/** A Python that the skeleton allows, and that makes environments. */
const SUITS =
  'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))';
const python = ['python3', 'python3.13', 'python3.12', 'python3.11'].find(
  name => spawnSync(name, ['-c', SUITS]).status === 0,
);

/** Why a service of a language cannot be built here, if so. */
export const CANNOT_INSTALL = {
  go: false,
  python: !python && 'Python 3.11 to 3.13, with venv, is not on this machine',
};

/**
 * Builds the rendered service of a folder as its container file does, with a handler that does what an event says.
 *
 * @type {Record<string, (at: string) => Promise<{ command: string, args?: string[], cwd: string }>>}
 */
export const INSTALL = {
  async go(at) {
    copyFileSync(
      path.join(HANDLERS, 'handle_on_testbed.go'),
      path.join(at, 'internal/events/handle_on_testbed.go'),
    );
    const main = path.join(at, 'main.go');
    const text = readFileSync(main, 'utf8');
    assert.match(text, /events\.Handle,/);
    writeFileSync(
      main,
      text.replace('events.Handle,', 'events.HandleOnTestbed,'),
    );
    const service = path.join(at, 'build/service');
    await succeeds('go', ['build', '-trimpath', '-o', service, '.'], {
      cwd: at,
      env: goEnvironment(folders.cache),
    });
    return { command: service, cwd: at };
  },

  async python(at) {
    copyFileSync(
      path.join(HANDLERS, 'handler.py'),
      path.join(at, 'service/events/handler.py'),
    );
    const options = {
      cwd: at,
      env: { PIP_CACHE_DIR: path.join(cacheDir, 'pip') },
    };
    await succeeds(python, ['-m', 'venv', '.venv'], options);
    const command = path.join(at, '.venv/bin/python');
    const only = ['--require-hashes', '--only-binary', ':all:'];
    const quietly = ['--quiet', '--disable-pip-version-check', '--no-compile'];
    await succeeds(
      command,
      ['-m', 'pip', 'install', ...quietly, ...only, '-r', 'requirements.lock'],
      options,
    );
    return { command, args: ['-m', 'service'], cwd: at };
  },
};

async function succeeds(command, args, options) {
  const { code, tail } = await run(command, args, options);
  assert.equal(code, 0, `${command} ${args.join(' ')}:\n${tail.join('\n')}`);
}
