import assert from 'node:assert/strict';
import { it } from 'node:test';
import { lockfileProblems } from './check-lockfile.mjs';

it('names registry addresses and packages that stand twice', () => {
  const entry = (name, version) =>
    `"${name}@npm:^1":\n  version: ${version}\n  resolution: "${name}@npm:${version}"\n`;
  assert.deepEqual(lockfileProblems(entry('react', '18.3.1')), []);
  assert.deepEqual(
    lockfileProblems(
      `${entry('react', '18.3.1')}${entry(
        'react',
        '19.0.0',
      )}# https://example.test\n`,
    ),
    [
      'yarn.lock:7: holds the address of a registry',
      'yarn.lock: react stands in 18.3.1 and 19.0.0',
    ],
  );
});
