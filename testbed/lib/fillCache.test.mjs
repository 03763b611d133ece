import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fillCache } from './fillCache.mjs';

describe('the cache of the testbed', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'odp-cache-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('does not take a half-finished folder for a whole one, and builds a whole one once', async () => {
    const target = path.join(folder, 'jars');
    const write = (name, content) => async into =>
      writeFileSync(path.join(into, name), content);
    await assert.rejects(
      fillCache(target, async into => {
        await write('half', '')(into);
        throw new Error('no network');
      }),
      /no network/,
    );
    assert.ok(!existsSync(target));

    // What a killed command leaves.
    mkdirSync(`${target}.partial`, { recursive: true });
    await fillCache(target, write('whole', 'built'));
    assert.deepEqual(readdirSync(target), ['whole']);

    assert.deepEqual(await fillCache(target, write('whole', 'again')), {
      summary: 'cached',
    });
    assert.equal(readFileSync(path.join(target, 'whole'), 'utf8'), 'built');
  });
});
