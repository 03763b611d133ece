import { PANELS } from './__testUtils__/dashboards';
import type { FakePrometheus } from './__testUtils__/FakePrometheus';
import {
  type OnPrometheus,
  startOnPrometheus,
} from './__testUtils__/onPrometheus';
import type { Portal } from './__testUtils__/portal';
import { until } from './__testUtils__/until';

jest.setTimeout(60_000);

describe('a panel by reference', () => {
  let world: OnPrometheus;
  let prometheus: FakePrometheus;
  let portal: Portal;
  beforeEach(async () => {
    // Longer than a test waits: what ends a call is its caller.
    world = await startOnPrometheus({ timeoutSeconds: 30 });
    ({ prometheus, portal } = world);
  });
  afterEach(() => world.stop());

  it("runs the dashboard's query with step, window and range as Grafana has them", async () => {
    const { [PANELS.scoped]: answer } = await portal.panels([PANELS.scoped], {
      variables: { cluster: ['odp-us'], namespace: ['data', 'ml'] },
    });
    // 3600 s over 240 points are 15 s; four scrapes of 15 s are a minute.
    expect(prometheus.queries).toEqual([
      {
        query:
          'sum by (pod) (rate(requests_total{cluster="odp-us", namespace=~"(data|ml)"}[1m]))',
        start: '1699999995',
        end: '1700003595',
        step: '15',
        timeout: '30s',
      },
    ]);
    expect(answer).toMatchObject({
      state: 'data',
      range: { from: 1699999995000, to: 1700003595000, stepMs: 15000 },
      executed: [prometheus.queries[0].query],
      warnings: [],
    });
    expect(answer.frames![0].columns.map(({ name }) => name)).toEqual([
      'Time',
      'api-0',
      'api-1',
    ]);
    expect(answer.frames![0].columns[1].values).toHaveLength(241);
  });

  it('asks at the end of the range where the query is of one time, and gives a table', async () => {
    const { [PANELS.table]: answer } = await portal.panels([PANELS.table]);
    expect(prometheus.queries).toMatchObject([{ time: '1700003595' }]);
    expect(answer.frames![0].columns.map(({ name }) => name)).toEqual([
      'Time',
      'pod',
      'Value',
    ]);
  });

  it('runs no query that is hidden', async () => {
    await portal.panels([PANELS.hidden]);
    expect(prometheus.queries.map(({ query }) => query)).toEqual([
      'requests_total{cluster="odp-eu"}',
    ]);
  });

  it('is one query for a hundred viewers, and none for who looks within the step', async () => {
    let answer = () => {};
    const held = new Promise<void>(resolve => {
      answer = resolve;
    });
    prometheus.instead = async ({ path }) => {
      if (path.endsWith('/query_range')) {
        await held;
      }
      return undefined;
    };
    const viewers = Array.from({ length: 100 }, (_, index) =>
      portal.panels([PANELS.scoped, PANELS.platform], {}, `viewer-${index}`),
    );
    await until(() => prometheus.queries.length === 2);
    answer();
    for (const answers of await Promise.all(viewers)) {
      expect(answers[PANELS.scoped].state).toBe('data');
      expect(answers[PANELS.platform].state).toBe('data');
    }
    const later = await portal.panels([PANELS.scoped, PANELS.platform]);
    expect(later[PANELS.scoped].state).toBe('data');
    expect(prometheus.queries).toHaveLength(2);
    // Options of the three variables that they use are asked once, too.
    expect(
      prometheus.asked.filter(({ path }) => path.includes('/label/')),
    ).toHaveLength(2);
  });

  it('comes as soon as it is ready, whatever others of the page wait for', async () => {
    let answer = () => {};
    const held = new Promise<void>(resolve => {
      answer = resolve;
    });
    prometheus.instead = async ({ body }) => {
      if (body.includes('requests_total')) {
        await held;
      }
      return undefined;
    };
    const lines: number[] = [];
    const streamed = portal
      .query({
        panels: [PANELS.scoped, PANELS.platform].map(id => ({
          id,
          width: 240,
        })),
      })
      .buffer(true)
      .parse((response, done) => {
        response.on('data', chunk => {
          for (const line of String(chunk).split('\n').filter(Boolean)) {
            lines.push(JSON.parse(line).id);
          }
          answer();
        });
        response.on('end', () => done(null, lines));
      });
    const { headers } = await streamed;
    // The portal compresses what its type says is text.
    expect(headers['content-type']).toMatch(/^text\/x-ndjson/);
    expect(lines).toEqual([PANELS.platform, PANELS.scoped]);
  });

  it('is asked of nobody any more when its last viewer is gone, and still answered to others', async () => {
    let began = 0;
    prometheus.instead = async ({ path }, response) => {
      if (!path.endsWith('/query_range')) {
        return undefined;
      }
      began += 1;
      await new Promise(resolve => response.on('close', resolve));
      return null;
    };
    const leaving = [1, 2].map(() => {
      const call = portal.query({
        panels: [{ id: PANELS.scoped, width: 240 }],
      });
      const ended = call.then(
        () => {},
        () => {},
      );
      return { call, ended };
    });
    await until(() => began === 1);
    leaving[0].call.abort();
    await leaving[0].ended;
    expect(prometheus.aborted).toBe(0);
    leaving[1].call.abort();
    await until(() => prometheus.aborted === 1);
    prometheus.instead = () => undefined;
    const { [PANELS.scoped]: answer } = await portal.panels([PANELS.scoped]);
    expect(answer.state).toBe('data');
  });
});
