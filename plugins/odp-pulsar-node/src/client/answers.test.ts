import type { FakeCall } from '@internal/test-utils';
import {
  ASK,
  ClientBench,
  NAMESPACE,
  plain,
} from '../__testUtils__/ClientBench';

describe('the client of an instance', () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await ClientBench.start();
  });
  afterEach(() => bench.stop());

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
    bench.spoil(() => true, answer);
    const { admin } = bench.connect({
      limits: { silenceMs: 500, totalMs: 2000 },
    });
    await expect(
      admin.brokerTopics(bench.pulsar.url(0), () => undefined),
    ).rejects.toThrow(message);
  });

  it.each(['a/b % c#d:e?f', 'żółw-😀', '..', 'with space+plus'])(
    'asks for the topic %j and no other',
    async local => {
      const name = `persistent://${NAMESPACE}/${local}`;
      bench.pulsar.topics.set(name, { broker: 0, msgInCount: 7 });
      const { admin } = bench.connect();
      expect(await admin.topicStats(name, ASK)).toMatchObject({
        msgInCount: 7,
      });
    },
  );

  it('asks another broker when the configured one is gone', async () => {
    const { admin, addresses } = bench.connect();
    addresses.list(await admin.brokers());
    await bench.pulsar.down(0);
    expect(await admin.version()).toBe('3.1.0');
  });
});
