import { rmSync, writeFileSync } from 'node:fs';
import {
  ASK,
  ClientBench,
  isStats,
  plain,
  TOPIC,
} from '../__testUtils__/ClientBench';

describe('a client that is refused', () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await ClientBench.start();
  });
  afterEach(() => bench.stop());

  it('takes a token that was rotated, after a 401 without a reason', async () => {
    const { admin } = bench.connect();
    await admin.tenants();
    bench.pulsar.tokens.clear();
    bench.pulsar.tokens.set('rotated', 'super-user');
    await expect(admin.tenants()).rejects.toMatchObject({
      problem: 'not-authenticated',
      message: 'Pulsar does not accept the token (401)',
    });
    writeFileSync(bench.tokenFile, 'rotated');
    const deadline = Date.now() + 10_000;
    let tenants: string[] | undefined;
    while (!tenants && Date.now() < deadline) {
      tenants = await admin.tenants().catch(() => undefined);
    }
    expect(tenants).toEqual([]);
  }, 15_000);

  it('knows a role without the right by the reason, and does not ask for another token', async () => {
    bench.pulsar.tokens.set('secret', 'consume');
    const { admin } = bench.connect();
    await expect(admin.tenants()).rejects.toMatchObject({
      problem: 'not-allowed',
      message: 'Pulsar answers 401: This operation requires super-user access',
    });
    expect(bench.pulsar.calls).toHaveLength(1);
  });

  it('says that there is no token, and sends nothing', async () => {
    rmSync(bench.tokenFile);
    await expect(bench.connect().admin.version()).rejects.toMatchObject({
      problem: 'credentials',
    });
    expect(bench.pulsar.calls).toEqual([]);
    writeFileSync(bench.tokenFile, '');
  });

  it.each([
    [
      'a page',
      plain(
        409,
        'text/html',
        '<html><head><title>Error 409 Incompatible schema</title></head><body>URI: /admin at http://10.0.0.3:8080</body></html>',
      ),
      'Pulsar answers 409: Error 409 Incompatible schema',
    ],
    [
      'the text of an exception',
      plain(
        400,
        'text/plain',
        'Cannot deserialize value of type `int` from String "x"\n at [Source: (org.glassfish.jersey.Reader); line: 1] (through reference chain: a.b.C["d"])',
      ),
      'Pulsar answers 400: Cannot deserialize value of type `int` from String "x"',
    ],
    [
      'a reason with an address and a token in it',
      plain(
        403,
        'application/json',
        '{"reason":"Denied for eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl at 10.1.2.3:6650"}',
      ),
      'Pulsar answers 403: Denied for at',
    ],
    ['nothing at all', plain(405, '', ''), 'Pulsar answers 405'],
  ])('says in one sentence what %s says', async (_, answer, message) => {
    bench.spoil(() => true, answer);
    await expect(bench.connect().admin.clusters()).rejects.toMatchObject({
      message,
    });
  });

  it.each([404, 412, 500, 503])(
    'asks once more after a %i, as while a bundle moves',
    async status => {
      let refused = 0;
      bench.spoil(
        call => isStats(call) && refused++ === 0,
        plain(
          status,
          'application/json',
          '{"reason":"Topic is being unloaded"}',
        ),
      );
      const { admin } = bench.connect();
      expect(await admin.topicStats(TOPIC, ASK)).toMatchObject({
        msgInCount: 220,
      });

      bench.spoil(
        isStats,
        plain(status, 'application/json', '{"reason":"gone"}'),
      );
      bench.pulsar.calls.length = 0;
      await expect(admin.topicStats(TOPIC, ASK)).rejects.toMatchObject({
        status,
      });
      expect(bench.pulsar.calls).toHaveLength(2);
    },
  );
});
