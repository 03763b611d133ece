import { FakeApi } from '../testing/FakeApi';
import { GoogleTokenSource } from './GoogleTokenSource';

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
