import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectPrometheus } from './connectPrometheus';

const TOPIC = 'persistent://odp/a/orders+"x"';

describe('PrometheusHistory', () => {
  let server: Server;
  let queries: URLSearchParams[];
  let answer: (query: string, end: number) => { status?: number; body: string };
  let connected: ReturnType<typeof connectPrometheus>;

  const matrix = (values: Array<[number, string]>) => ({
    body: JSON.stringify({
      status: 'success',
      data: {
        resultType: 'matrix',
        result: values.length ? [{ metric: {}, values }] : [],
      },
    }),
  });

  beforeEach(async () => {
    queries = [];
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url!, 'http://fake');
      queries.push(searchParams);
      const { status = 200, body } =
        pathname === '/prefix/api/v1/query_range'
          ? answer(searchParams.get('query')!, Number(searchParams.get('end')))
          : { status: 404, body: '404 page not found' };
      response.writeHead(status).end(body);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    connected = connectPrometheus({
      url: `http://127.0.0.1:${port}/prefix/`,
      labels: { cluster: 'odp-eu' },
    });
  });
  afterEach(async () => {
    await connected.http.close();
    server.closeAllConnections();
    server.close();
  });

  it('gives a day of a topic, with nothing where nothing was scraped', async () => {
    answer = (query, end) =>
      query.startsWith('max(')
        ? matrix([
            [end - 300, '5'],
            [end, 'NaN'],
          ])
        : matrix([[end, '2.5']]);
    const history = (await connected.history.of(TOPIC))!;
    expect(history.source).toBe('prometheus');
    expect(history.times).toHaveLength(24 * 12 + 1);
    expect(history.backlogBytes.slice(-3)).toEqual([null, 5, null]);
    expect(history.messagesInPerSecond.slice(-2)).toEqual([null, 2.5]);
  });

  it('asks for both shapes of partitions of this topic and no other, once for all who look', async () => {
    answer = (_, end) => matrix([[end, '1']]);
    await Promise.all([
      connected.history.of(TOPIC),
      connected.history.of(TOPIC),
    ]);
    await connected.history.of(TOPIC);
    expect(queries.map(query => query.get('query')).sort()).toEqual(
      [
        'max(pulsar_storage_backlog_size',
        'sum(pulsar_rate_in',
        'sum(pulsar_rate_out',
      ].map(
        head =>
          `${head}{topic=~"persistent://odp/a/orders\\\\+\\"x\\"(-partition-[0-9]+)?",cluster="odp-eu"})`,
      ),
    );
  });

  it('knows that it holds nothing of a topic', async () => {
    answer = () => matrix([]);
    expect(await connected.history.of(TOPIC)).toBeUndefined();
  });

  it.each([
    [
      'an error',
      { status: 422, body: '{"status":"error","error":"too many"}' },
      'Prometheus answers 422',
    ],
    ['a page', { body: '<html>' }, 'not that of the API of Prometheus'],
    [
      'an instant',
      {
        body: '{"status":"success","data":{"resultType":"vector","result":[]}}',
      },
      'not that of the API of Prometheus',
    ],
  ])(
    'says what is wrong with %s, and asks again the next time',
    async (_, bad, message) => {
      answer = () => bad;
      await expect(connected.history.of(TOPIC)).rejects.toThrow(message);
      answer = (__, end) => matrix([[end, '1']]);
      expect(await connected.history.of(TOPIC)).toBeDefined();
    },
  );
});
