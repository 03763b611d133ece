import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { root } from './paths.mjs';

const DRIVER = `
import { runMain } from './scripts/lib/failure.mjs';
import { ensurePackages } from './scripts/lib/install.mjs';
await runMain(async () => {
  const { summary } = await ensurePackages({ node: process.execPath, env: {} }, () => {});
  process.stdout.write(summary);
});
`;

describe('installing the packages', () => {
  let checkout;
  beforeEach(() => {
    checkout = mkdtempSync(path.join(os.tmpdir(), 'odp-install-'));
    cpSync(path.join(root, 'scripts'), path.join(checkout, 'scripts'), {
      recursive: true,
    });
    for (const folder of ['packages', 'plugins', '.yarn/releases']) {
      mkdirSync(path.join(checkout, folder), { recursive: true });
    }
    for (const file of ['package.json', 'yarn.lock', '.yarnrc.yml']) {
      writeFileSync(path.join(checkout, file), file);
    }
  });
  afterEach(() => rmSync(checkout, { recursive: true, force: true }));

  /** Yarn's stand-in notes that it ran, says `output` and ends with `code`. */
  const yarn = (code, output = '') =>
    writeFileSync(
      path.join(checkout, '.yarn/releases/yarn-4.13.0.cjs'),
      `require('node:fs').appendFileSync('ran', 'x');
       console.log(${JSON.stringify(output)});
       process.exit(${code});`,
    );
  const timesRun = () => {
    const file = path.join(checkout, 'ran');
    return existsSync(file) ? readFileSync(file, 'utf8').length : 0;
  };
  const install = () =>
    new Promise(resolve => {
      const child = spawn(
        process.execPath,
        ['--input-type=module', '--eval', DRIVER],
        {
          cwd: checkout,
          env: {
            ...process.env,
            NODE_TEST_CONTEXT: undefined,
            ODP_CACHE: undefined,
          },
        },
      );
      let output = '';
      child.stdout.on('data', data => (output += data));
      child.stderr.on('data', data => (output += data));
      child.on('close', code => resolve({ code, output }));
    });

  it('runs once, and again only when what decides it changed', async () => {
    yarn(0);
    assert.deepEqual(await install(), { code: 0, output: 'installed' });
    assert.deepEqual(await install(), { code: 0, output: 'up to date' });
    writeFileSync(path.join(checkout, 'yarn.lock'), 'changed');
    assert.deepEqual(await install(), { code: 0, output: 'installed' });
    assert.equal(timesRun(), 2);
  });

  it('says without a network that the registry does not answer, and goes on with the half-finished install', async () => {
    yarn(1, 'YN0001: RequestError: connect ECONNREFUSED');
    const { code, output } = await install();
    assert.equal(code, 4);
    assert.match(
      output,
      /^\nInstalling the packages: the package registry does not answer\./,
    );
    assert.doesNotMatch(output, /\n\s+at /, 'a stack is no sentence');
    yarn(0);
    assert.deepEqual(await install(), { code: 0, output: 'installed' });
  });

  it('tells the last lines and the log of an install that failed otherwise', async () => {
    yarn(1, 'YN0009: keytar could not be built');
    const { code, output } = await install();
    assert.equal(code, 5);
    assert.match(output, /install\.log/);
    assert.match(output, /keytar could not be built/);
  });
});
