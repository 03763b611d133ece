import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Checkout } from './testing/Checkout.mjs';

describe('installing the packages', () => {
  let checkout;
  beforeEach(() => {
    checkout = Checkout.create(['package.json', 'yarn.lock', '.yarnrc.yml']);
    mkdirSync(checkout.at('packages'));
    mkdirSync(checkout.at('plugins'));
  });
  afterEach(() => checkout.remove());

  /** Yarn's stand-in notes that it ran, says `output` and ends with `code`. */
  const yarn = (code, output = '') =>
    checkout.writeYarn(
      `require('node:fs').appendFileSync('ran', 'x');
       console.log(${JSON.stringify(output)});
       process.exit(${code});`,
    );
  const timesRun = () => {
    const file = checkout.at('ran');
    return existsSync(file) ? readFileSync(file, 'utf8').length : 0;
  };
  const install = () => checkout.runStep('install.mjs', 'ensurePackages');

  it('runs once, and again only when what decides it changed', async () => {
    yarn(0);
    assert.deepEqual(await install(), { code: 0, output: 'installed' });
    assert.deepEqual(await install(), { code: 0, output: 'up to date' });
    checkout.write('yarn.lock', 'changed');
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
