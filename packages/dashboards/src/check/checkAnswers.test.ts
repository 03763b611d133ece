import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildDashboard } from '../panels/buildDashboard';
import { clusterVariable } from '../dashboards/scope';
import { checkAnswers } from './checkAnswers';
import { PrometheusAnswers } from './PrometheusAnswers';

const END = 1_000_000;

/** What a server answers for each query; a string is its refusal. */
const ANSWERS: Record<string, object[] | string> = {
  'good{cluster="odp-eu"}': [
    { metric: {}, values: [[END, '1']], value: [END, '1'] },
  ],
  'nothing{cluster="odp-eu"}': [],
  'odd{cluster="odp-eu"}': [
    {
      metric: {},
      values: [
        [END - 60, '1'],
        [END, 'NaN'],
      ],
    },
  ],
  'refused{cluster="odp-eu"}': 'too many samples',
};

describe('the check of answers', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url!, 'http://server');
      const answer = pathname.startsWith('/api/v1/label/')
        ? ['odp-eu']
        : ANSWERS[searchParams.get('query')!];
      response.end(
        JSON.stringify(
          typeof answer === 'string'
            ? { status: 'error', error: answer }
            : {
                status: 'success',
                data: pathname.startsWith('/api/v1/label/')
                  ? answer
                  : { result: answer },
              },
        ),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.close();
  });

  it.each([
    ['good', []],
    ['nothing', ['is answered by nothing']],
    ['odd', ['is answered by NaN']],
    ['refused', ['fails (Prometheus refuses: too many samples)']],
  ])('says of a panel that asks for %s: %j', async (metric, problems) => {
    const dashboard = buildDashboard({
      uid: 'one',
      title: 'One',
      description: 'One panel.',
      variables: [clusterVariable],
      sections: [
        {
          height: 4,
          panels: [
            {
              id: 1,
              type: 'timeseries',
              title: 'It',
              description: 'It.',
              width: 6,
              unit: 'short',
              queries: [{ expr: `${metric}{cluster="$cluster"}` }],
            },
          ],
        },
      ],
    });
    expect(
      await checkAnswers([dashboard], PrometheusAnswers.create(url, END), {
        cluster: 'odp-eu',
        scrapeIntervalMs: 15_000,
      }),
    ).toEqual({
      queries: 1,
      problems: problems.map(
        problem =>
          `one: panel "It": query A ${problem}: ${metric}{cluster="odp-eu"}`,
      ),
    });
  });
});
