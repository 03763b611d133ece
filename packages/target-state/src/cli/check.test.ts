import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      resolve(__dirname, 'check.ts'),
      ...args,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('yarn target-state:check', () => {
  it('counts what the real file holds', () => {
    expect(check()).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        /^target-state\/odp\.yaml: \d+ components in 9 layers, \d+ open questions, no errors\n$/,
      ),
      stderr: '',
    });
  });

  it('names file, line, path and rule of what is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'odp-'));
    const file = join(folder, 'odp.yaml');
    writeFileSync(file, 'document:\n  title: 7\n');
    const { status, stderr } = check(file);
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(stderr).toContain(`${file}:2:`);
    expect(stderr).toContain('document.title');
    expect(stderr).toContain('Expected string, received number');
  });
});
