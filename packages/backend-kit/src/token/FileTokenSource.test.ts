import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTokenSource } from './FileTokenSource';

describe('FileTokenSource', () => {
  let folder: string;
  let path: string;
  let now = 0;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'token-'));
    path = join(folder, 'token');
    now = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads a token that comes later, and one that is replaced', async () => {
    const source = FileTokenSource.create(path, () => now);
    await expect(source.token()).rejects.toMatchObject({
      problem: 'credentials',
      message: expect.stringContaining(path),
    });
    await writeFile(path, 'first\n');
    expect(await source.token()).toBe('first');
    await writeFile(`${path}.new`, 'second');
    await rename(`${path}.new`, path);
    now += 10_000;
    expect(await source.token()).toBe('second');
  });

  it('looks again after a 401, though not in a loop', async () => {
    await writeFile(path, 'old-1');
    const source = FileTokenSource.create(path, () => now);
    await source.token();
    await writeFile(path, 'new-1');
    expect(await source.renew('old-1')).toBe(false);
    now += 5_000;
    expect(await source.renew('old-1')).toBe(true);
    expect(await source.token()).toBe('new-1');
  });

  it('keeps the last token while the file is away', async () => {
    await writeFile(path, 'kept');
    const source = FileTokenSource.create(path, () => now);
    await source.token();
    await rm(path);
    now += 60_000;
    expect(await source.token()).toBe('kept');
  });
});
