import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FakeCall, FakePulsar } from '../__testUtils__/FakePulsar';
import { aTopic } from '../__testUtils__/topics';
import { connectInstance, type ConnectedInstance } from './connectInstance';
import type { PulsarHttpLimits } from './PulsarHttp';

const NAMESPACE = 'odp/workspace-acme-risk';
const TOPIC = `persistent://${NAMESPACE}/orders`;
const ASK = { inFull: false };

describe('the client of an instance', () => {
  let pulsar: FakePulsar;
  let folder: string;
  let tokenFile: string;
  const connected: ConnectedInstance[] = [];

  beforeEach(async () => {
    pulsar = await FakePulsar.start();
    pulsar.topics.set(TOPIC, aTopic({ broker: 1 }));
    folder = mkdtempSync(path.join(tmpdir(), 'pulsar-client-'));
    tokenFile = path.join(folder, 'token');
    writeFileSync(tokenFile, 'secret');
  });
  afterEach(async () => {
    await Promise.all(connected.splice(0).map(({ http }) => http.close()));
    await pulsar.stop();
    rmSync(folder, { recursive: true });
  });

  const connect = (
    options: {
      brokerHosts?: string[];
      limits?: Partial<PulsarHttpLimits>;
    } = {},
  ) => {
    const made = connectInstance(
      {
        adminUrl: pulsar.url(0),
        brokerHosts: options.brokerHosts ?? [],
        tokenFile,
      },
      { maxBytes: 1024 * 1024, retryMs: [1, 2], ...options.limits },
    );
    connected.push(made);
    return made;
  };
  /** Lets one call be answered otherwise. */
  const spoil = (
    isMeant: (call: FakeCall) => boolean,
    answer: (call: FakeCall) => void,
  ) => {
    pulsar.instead = call => {
      const isIt = isMeant(call);
      if (isIt) {
        answer(call);
      }
      return isIt;
    };
  };
  const isStats = ({ path: place }: FakeCall) => place.endsWith('/stats');
  const redirect = (to: (call: FakeCall) => string) => (call: FakeCall) =>
    call.response
      .writeHead(307, { location: to(call) })
      .end('a page that says it moved');
  const plain =
    (status: number, type: string, body: string) => (call: FakeCall) =>
      call.response.writeHead(status, { 'content-type': type }).end(body);

  describe('redirected', () => {
    it('follows to a broker that the cluster lists, with its token and its question', async () => {
      spoil(
        call => isStats(call) && call.broker === 0,
        redirect(
          ({ path: place, query }) =>
            `${pulsar.url(1)}${place}?${query}&authoritative=false`,
        ),
      );
      const { admin, addresses } = connect();
      addresses.list(await admin.brokers());
      expect(await admin.topicStats(TOPIC, ASK)).toMatchObject({
        msgInCount: 220,
      });
      expect(
        pulsar.calls.filter(({ path: place }) => place.endsWith('/stats')),
      ).toEqual([
        expect.objectContaining({ broker: 0, token: 'secret' }),
        expect.objectContaining({ broker: 1, token: 'secret' }),
      ]);
    });

    it('goes to no host that nobody named: the token stays at home', async () => {
      const tokens: unknown[] = [];
      const stranger: Server = createServer((request, response) => {
        tokens.push(request.headers.authorization);
        response.end('{}');
      });
      await new Promise<void>(resolve => {
        stranger.listen(0, '127.0.0.1', resolve);
      });
      const host = `127.0.0.1:${(stranger.address() as AddressInfo).port}`;
      try {
        spoil(
          isStats,
          redirect(({ path: place }) => `http://${host}${place}`),
        );
        const { admin, addresses } = connect();
        addresses.list(await admin.brokers());
        await expect(admin.topicStats(TOPIC, ASK)).rejects.toMatchObject({
          problem: 'redirected',
          message: expect.stringMatching(
            /^Pulsar redirects to a host that is none of its brokers; .*brokerHosts$/,
          ),
        });
        expect(tokens).toEqual([]);

        await connect({ brokerHosts: [host] }).admin.topicStats(TOPIC, ASK);
        expect(tokens).toEqual(['Bearer secret']);
      } finally {
        stranger.closeAllConnections();
        stranger.close();
      }
    });

    it.each([
      [
        'a user in the address',
        ({ path: place }: FakeCall) => `http://me:x@${pulsar.host(1)}${place}`,
      ],
      ['another scheme', () => 'ftp://127.0.0.1/'],
      ['nothing', () => ''],
    ])('refuses %s', async (_, to) => {
      spoil(isStats, redirect(to));
      const { admin, addresses } = connect();
      addresses.list(await admin.brokers());
      await expect(admin.topicStats(TOPIC, ASK)).rejects.toMatchObject({
        name: 'PulsarError',
      });
      expect(pulsar.calls.filter(({ broker }) => broker === 1)).toEqual([]);
    });

    it('stops when brokers send it in a circle', async () => {
      spoil(
        isStats,
        redirect(
          ({ broker, path: place }) =>
            `${pulsar.url((broker + 1) % 3)}${place}`,
        ),
      );
      const { admin, addresses } = connect();
      addresses.list(await admin.brokers());
      await expect(admin.topicStats(TOPIC, ASK)).rejects.toThrow(
        'Pulsar redirects in a circle',
      );
      expect(pulsar.calls.length).toBeLessThan(10);
    });
  });

  describe('refused', () => {
    it('takes a token that was rotated, after a 401 without a reason', async () => {
      const { admin } = connect();
      await admin.tenants();
      pulsar.tokens.clear();
      pulsar.tokens.set('rotated', 'super-user');
      await expect(admin.tenants()).rejects.toMatchObject({
        problem: 'not-authenticated',
        message: 'Pulsar does not accept the token (401)',
      });
      writeFileSync(tokenFile, 'rotated');
      const deadline = Date.now() + 10_000;
      let tenants: string[] | undefined;
      while (!tenants && Date.now() < deadline) {
        tenants = await admin.tenants().catch(() => undefined);
      }
      expect(tenants).toEqual([]);
    }, 15_000);

    it('knows a role without the right by the reason, and does not ask for another token', async () => {
      pulsar.tokens.set('secret', 'consume');
      const { admin } = connect();
      await expect(admin.tenants()).rejects.toMatchObject({
        problem: 'not-allowed',
        message:
          'Pulsar answers 401: This operation requires super-user access',
      });
      expect(pulsar.calls).toHaveLength(1);
    });

    it('says that there is no token, and sends nothing', async () => {
      rmSync(tokenFile);
      await expect(connect().admin.version()).rejects.toMatchObject({
        problem: 'credentials',
      });
      expect(pulsar.calls).toEqual([]);
      writeFileSync(tokenFile, '');
    });
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
    spoil(() => true, answer);
    await expect(connect().admin.clusters()).rejects.toMatchObject({ message });
  });

  it.each([404, 412, 500, 503])(
    'asks once more after a %i, as while a bundle moves',
    async status => {
      let refused = 0;
      spoil(
        call => isStats(call) && refused++ === 0,
        plain(
          status,
          'application/json',
          '{"reason":"Topic is being unloaded"}',
        ),
      );
      const { admin } = connect();
      expect(await admin.topicStats(TOPIC, ASK)).toMatchObject({
        msgInCount: 220,
      });

      spoil(isStats, plain(status, 'application/json', '{"reason":"gone"}'));
      pulsar.calls.length = 0;
      await expect(admin.topicStats(TOPIC, ASK)).rejects.toMatchObject({
        status,
      });
      expect(pulsar.calls).toHaveLength(2);
    },
  );

  it.each([
    [
      'an answer that breaks off',
      /broke in the middle/,
      (call: FakeCall) => {
        call.response.writeHead(200, { 'content-length': '1000' });
        call.response.write('{"odp/a"');
        setImmediate(() => call.response.destroy());
      },
    ],
    [
      'half a JSON',
      /ended in the middle/,
      plain(200, 'application/json', '{"odp/a":{"0x0":{'),
    ],
    [
      'a page that stands before it',
      /ended in the middle/,
      plain(200, 'text/html', '<html>Sign in</html>'),
    ],
    ['silence', /did not answer within 0.5 s/, () => {}],
    [
      'silence in the middle',
      /did not answer within 0.5 s/,
      (call: FakeCall) => {
        call.response.write('{"odp/a":');
      },
    ],
    [
      'an answer that never ends',
      /longer than 1 MiB/,
      (call: FakeCall) => {
        const piece = `${'x'.repeat(64 * 1024)}`;
        const more = (error?: Error | null) =>
          error || call.response.write(piece, more);
        call.response.write('{"odp/a":{"0x0":{"persistent":{"');
        more();
      },
    ],
    [
      'one that trickles',
      /did not end its answer within 2 s/,
      (call: FakeCall) => {
        const timer = setInterval(() => call.response.write(' '), 20);
        call.response.on('close', () => clearInterval(timer));
      },
    ],
  ])('says what is wrong with %s', async (_, message, answer) => {
    spoil(() => true, answer);
    const { admin } = connect({ limits: { silenceMs: 500, totalMs: 2000 } });
    await expect(
      admin.brokerTopics(pulsar.url(0), () => undefined),
    ).rejects.toThrow(message);
  });

  it.each(['a/b % c#d:e?f', 'żółw-😀', '..', 'with space+plus'])(
    'asks for the topic %j and no other',
    async local => {
      const name = `persistent://${NAMESPACE}/${local}`;
      pulsar.topics.set(name, aTopic({ msgInCount: 7 }));
      const { admin } = connect();
      expect(await admin.topicStats(name, ASK)).toMatchObject({
        msgInCount: 7,
      });
    },
  );

  it('asks another broker when the configured one is gone', async () => {
    const { admin, addresses } = connect();
    addresses.list(await admin.brokers());
    await pulsar.down(0);
    expect(await admin.version()).toBe('3.1.0');
  });
});
