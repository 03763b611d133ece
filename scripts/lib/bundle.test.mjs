import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Checkout } from './testing/Checkout.mjs';

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
  beforeEach(() => {
    checkout = Checkout.create([
      'package.json',
      'yarn.lock',
      '.yarnrc.yml',
      'tsconfig.json',
      'backstage.json',
      'app-config.yaml',
      'app-config.production.yaml',
      'target-state/odp.yaml',
      'templates/odp-workspace/template.yaml',
      'plugins/one/package.json',
      'packages/backend/src/index.ts',
    ]);
    checkout.writeYarn(YARN);
  });
  afterEach(() => checkout.remove());

  const bundle = () => checkout.runStep('bundle.mjs', 'ensureBundle');
  const steps = () => readFileSync(checkout.at('steps'), 'utf8').trim();
  const bundled = file =>
    readFileSync(checkout.at('.cache/bundle', file), 'utf8');

  it('is built once, and again when a source changes, which is no test and no configuration', async () => {
    assert.deepEqual(await bundle(), { code: 0, output: 'in .cache/bundle' });
    checkout.write('packages/backend/src/index.test.ts', 'new');
    checkout.write(
      'packages/backend/dist/index.cjs.js',
      'left by another build',
    );
    checkout.write('app-config.production.yaml', 'second');
    checkout.write('templates/odp-workspace/template.yaml', 'third');
    assert.deepEqual(await bundle(), { code: 0, output: 'up to date' });
    assert.equal(bundled('app-config.production.yaml'), 'second');
    assert.equal(bundled('templates/odp-workspace/template.yaml'), 'third');
    assert.equal(steps(), 'built installed');

    checkout.write('packages/backend/src/index.ts', 'second');
    assert.equal((await bundle()).code, 0);
    assert.equal(bundled('packages/backend/dist/index.cjs.js'), 'second');
    assert.equal(steps(), 'built installed built completed');
  });

  it('is not taken for whole when its dependencies are not all there', async () => {
    checkout.write('broken', '');
    assert.notEqual((await bundle()).code, 0);
    rmSync(checkout.at('broken'));
    assert.deepEqual(await bundle(), { code: 0, output: 'in .cache/bundle' });
    assert.equal(steps(), 'built installed built completed');
  });

  it('can be read by another user than the one who built it, and leaves no build in the packages', async () => {
    await bundle();
    assert.equal(statSync(checkout.at('.cache/bundle')).mode & 0o755, 0o755);
    assert.ok(!existsSync(checkout.at('packages/backend/dist')));
  });
});
