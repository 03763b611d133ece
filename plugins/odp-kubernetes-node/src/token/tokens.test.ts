import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeApi } from '../testing/FakeApi';
import { FileTokenSource } from './FileTokenSource';
import { GoogleTokenSource } from './GoogleTokenSource';

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

describe('GoogleTokenSource', () => {
  // Google's library takes the fetch of a window, if there is one, and else imports one in a way
  // that Jest cannot.
  const global = globalThis as { window?: { fetch: typeof fetch } };
  const environment = { ...process.env };
  let metadata: FakeApi;
  let issued = 0;
  let now = Date.now();
  let failing = false;

  beforeEach(async () => {
    issued = 0;
    failing = false;
    now = Date.now();
    metadata = await FakeApi.start();
    metadata.answer = (request, response) => {
      if (failing || request.headers['metadata-flavor'] !== 'Google') {
        response.writeHead(403).end();
        return;
      }
      response.setHeader('metadata-flavor', 'Google');
      response.setHeader('content-type', 'application/json');
      if (request.url?.includes('/token')) {
        issued += 1;
        response.end(
          JSON.stringify({
            access_token: `token-${issued}`,
            expires_in: 3600,
            token_type: 'Bearer',
          }),
        );
      } else {
        response.end('{}');
      }
    };
    process.env.GCE_METADATA_HOST = `127.0.0.1:${metadata.port}`;
    process.env.METADATA_SERVER_DETECTION = 'assume-present';
    delete process.env.GOOGLE_APPLICATION_CREDENTIALS;
    process.env.HOME = '/nonexistent';
    global.window = { fetch };
  });
  afterEach(async () => {
    process.env = { ...environment };
    delete global.window;
    await metadata.stop();
  });

  it('asks the metadata server once for many callers, and again five minutes before the end', async () => {
    const source = GoogleTokenSource.create(() => now);
    const tokens = await Promise.all([1, 2, 3].map(() => source.token()));
    expect(tokens).toEqual(['token-1', 'token-1', 'token-1']);
    const asked = metadata.requests.find(({ path }) => path.endsWith('/token'));
    expect(asked?.query.get('scopes')).toBe(
      'https://www.googleapis.com/auth/cloud-platform',
    );
    now += 54 * 60_000;
    expect(await source.token()).toBe('token-1');
    now += 2 * 60_000;
    expect(await source.token()).toBe('token-2');
  });

  it('asks again when a cluster refuses the token', async () => {
    const source = GoogleTokenSource.create(() => now);
    const refused = await source.token();
    expect(await source.renew(refused)).toBe(true);
    expect(await source.token()).toBe('token-2');
  });

  it('uses a token to its end when the metadata server fails, then says so', async () => {
    const source = GoogleTokenSource.create(() => now);
    await source.token();
    failing = true;
    now += 58 * 60_000;
    expect(await source.token()).toBe('token-1');
    now += 5 * 60_000;
    await expect(source.token()).rejects.toMatchObject({
      problem: 'credentials',
    });
  });
});
