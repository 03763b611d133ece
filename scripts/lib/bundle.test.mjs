import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { root } from './paths.mjs';

const DRIVER = `
import { runMain } from './scripts/lib/failure.mjs';
import { ensureBundle } from './scripts/lib/bundle.mjs';
await runMain(async () => {
  const { summary } = await ensureBundle({ node: process.execPath, env: {} }, () => {});
  process.stdout.write(summary);
});
`;

/** Stands in for Yarn: a build packs the backend's source, an install notes what was there before. */
const YARN = `
const { execFileSync } = require('node:child_process');
const { appendFileSync, cpSync, existsSync, mkdirSync } = require('node:fs');
const [command] = process.argv.slice(2);
if (command === 'run') {
  appendFileSync('../../steps', 'built ');
  mkdirSync('dist', { recursive: true });
  mkdirSync('../../packed/packages/backend/dist', { recursive: true, mode: 0o700 });
  mkdirSync('../../packed/plugins/one', { recursive: true });
  cpSync('src/index.ts', '../../packed/packages/backend/dist/index.cjs.js');
  for (const name of ['skeleton', 'bundle']) {
    execFileSync('tar', ['-czf', 'dist/' + name + '.tar.gz', '-C', '../../packed', '.']);
  }
} else {
  appendFileSync('../../steps', existsSync('node_modules') ? 'completed ' : 'installed ');
  mkdirSync('node_modules', { recursive: true });
  if (existsSync('../../broken')) {
    process.exit(1);
  }
}
`;

describe('the production bundle', () => {
  let checkout;
  const at = (...names) => path.join(checkout, ...names);
  const write = (file, text) => {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  beforeEach(() => {
    checkout = mkdtempSync(path.join(os.tmpdir(), 'odp-bundle-'));
    cpSync(path.join(root, 'scripts'), at('scripts'), { recursive: true });
    for (const file of [
      'package.json',
      'yarn.lock',
      '.yarnrc.yml',
      'tsconfig.json',
      'backstage.json',
      'app-config.yaml',
      'app-config.production.yaml',
      'target-state/odp.yaml',
      'plugins/one/package.json',
      'packages/backend/src/index.ts',
    ]) {
      write(file, 'first');
    }
    write('.yarn/releases/yarn-4.13.0.cjs', YARN);
  });
  afterEach(() => rmSync(checkout, { recursive: true, force: true }));

  const bundle = () =>
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
  const steps = () => readFileSync(at('steps'), 'utf8').trim();
  const bundled = file => readFileSync(at('.cache/bundle', file), 'utf8');

  it('is built once, and again when a source changes, which is no test and no configuration', async () => {
    assert.deepEqual(await bundle(), { code: 0, output: 'in .cache/bundle' });
    write('packages/backend/src/index.test.ts', 'new');
    write('packages/backend/dist/index.cjs.js', 'left by another build');
    write('app-config.production.yaml', 'second');
    assert.deepEqual(await bundle(), { code: 0, output: 'up to date' });
    assert.equal(bundled('app-config.production.yaml'), 'second');
    assert.equal(steps(), 'built installed');

    write('packages/backend/src/index.ts', 'second');
    assert.equal((await bundle()).code, 0);
    assert.equal(bundled('packages/backend/dist/index.cjs.js'), 'second');
    assert.equal(steps(), 'built installed built completed');
  });

  it('is not taken for whole when its dependencies are not all there', async () => {
    write('broken', '');
    assert.notEqual((await bundle()).code, 0);
    rmSync(at('broken'));
    assert.deepEqual(await bundle(), { code: 0, output: 'in .cache/bundle' });
    assert.equal(steps(), 'built installed built completed');
  });

  it('can be read by another user than the one who built it, and leaves no build in the packages', async () => {
    await bundle();
    assert.equal(statSync(at('.cache/bundle')).mode & 0o755, 0o755);
    assert.ok(!existsSync(at('packages/backend/dist')));
  });
});
