import { PANELS } from './__testUtils__/dashboards';
import { FakePrometheus } from './__testUtils__/FakePrometheus';
import {
  type OnPrometheus,
  startOnPrometheus,
} from './__testUtils__/onPrometheus';
import type { Portal } from './__testUtils__/portal';
import { until } from './__testUtils__/until';

jest.setTimeout(60_000);

describe('a bad day of Prometheus', () => {
  let world: OnPrometheus;
  let prometheus: FakePrometheus;
  let portal: Portal;
  beforeEach(async () => {
    world = await startOnPrometheus({ timeoutSeconds: 1 });
    ({ prometheus, portal } = world);
  });
  afterEach(() => world.stop());

  const platform = async (asked = {}) =>
    (await portal.panels([PANELS.platform], asked))[PANELS.platform];
  /** Nobody but the operator learns where things are. */
  const hasNoAddress = (value: unknown) =>
    expect(JSON.stringify(value)).not.toMatch(
      /127\.0\.0\.1|localhost|10\.0\.\d/,
    );

  it('down: every panel says so, dashboards are still there, and it comes back by itself', async () => {
    const prometheusUrl = prometheus.url;
    await prometheus.stop();
    const answers = await portal.panels([PANELS.platform, PANELS.scoped]);
    for (const answer of Object.values(answers)) {
      expect(answer).toMatchObject({
        state: 'error',
        error:
          'Prometheus cannot be reached: nothing answers at the address of odp.observability.prometheus.url',
        why: { kind: 'source-down' },
      });
      hasNoAddress(answer);
    }
    // The operator learns it once, and where.
    const told = portal.logs.filter(line => line.includes('cannot be reached'));
    expect(told).toEqual([expect.stringContaining(prometheusUrl)]);
    await portal.get('/dashboards/odp-test').expect(200);
    const { body } = await portal
      .get('/dashboards/odp-test/variables/cluster')
      .expect(503);
    expect(body.error.message).toContain('Prometheus cannot be reached');
    hasNoAddress(body);
    expect((await portal.get('/doctor').expect(200)).body).toMatchObject({
      sources: [{ kind: 'prometheus', state: 'unreachable' }],
      missing: [],
    });
  });

  it('slow: the panel ends with a sentence, others do not wait for it', async () => {
    prometheus.instead = async ({ body }, response) => {
      if (!body.includes('requests_total')) {
        return undefined;
      }
      await new Promise(resolve => response.on('close', resolve));
      return null;
    };
    const answers = await portal.panels([PANELS.scoped, PANELS.platform]);
    expect(answers[PANELS.platform].state).toBe('data');
    expect(answers[PANELS.scoped]).toMatchObject({
      state: 'error',
      error:
        'Prometheus did not answer within 1 s; choose a shorter range, or try again later',
      why: { kind: 'source-down' },
    });
    await until(() => prometheus.aborted === 1);
  });

  it.each([
    [
      'a query that cannot be run (422)',
      {
        status: 422,
        json: {
          status: 'error',
          errorType: 'execution',
          error:
            'found duplicate series at http://10.0.3.7:9090/x for 10.0.3.7:9090',
        },
      },
      'Prometheus does not run the query (422): found duplicate series at (address) for (address)',
    ],
    [
      'a query that is wrong (400)',
      {
        status: 400,
        json: {
          status: 'error',
          errorType: 'bad_data',
          error: '1:5: parse error: unexpected "<"',
        },
      },
      'Prometheus does not run the query (400): 1:5: parse error: unexpected "<"',
    ],
    [
      'no time for a query (503)',
      {
        status: 503,
        json: {
          status: 'error',
          errorType: 'timeout',
          error: 'query timed out in expression evaluation',
        },
      },
      'Prometheus does not run the query (503): query timed out in expression evaluation',
    ],
    [
      'a start (503)',
      { status: 503, text: 'Service Unavailable' },
      'Prometheus cannot answer now (503)',
    ],
    [
      'a token that ended (401)',
      { status: 401, text: 'no' },
      'Prometheus refuses the portal (401): its token is missing, has ended, or may not do this; renew the file of odp.observability.prometheus.tokenFile',
    ],
    [
      'an answer that is cut',
      { text: '{"status":"success","data":{"resultType":"matrix","res' },
      'The answer of Prometheus (200) is cut, or not that of its API; odp.observability.prometheus.url must be that of Prometheus, without /api/v1',
    ],
    [
      'an answer of another shape',
      { json: { status: 'success', data: { resultType: 'graph' } } },
      expect.stringMatching(/^The answer is none of Prometheus: resultType /),
    ],
    [
      'a page in its place',
      { text: '<html>Welcome to nginx on 10.0.0.1</html>' },
      'The answer of Prometheus (200) is cut, or not that of its API; odp.observability.prometheus.url must be that of Prometheus, without /api/v1',
    ],
  ])('%s is said, in its panel alone', async (_, reply, sentence) => {
    prometheus.instead = ({ body }) =>
      body.includes('requests_total') ? reply : undefined;
    const answers = await portal.panels([PANELS.scoped, PANELS.platform]);
    expect(answers[PANELS.platform].state).toBe('data');
    expect(answers[PANELS.scoped].state).toBe('error');
    expect(answers[PANELS.scoped].error).toEqual(sentence);
    hasNoAddress(answers[PANELS.scoped]);
  });

  it('a failure is not kept: the next look asks again', async () => {
    prometheus.instead = () => ({ status: 503, text: 'starting' });
    expect((await platform()).state).toBe('error');
    prometheus.instead = () => undefined;
    expect((await platform()).state).toBe('data');
  });

  it('a redirect is followed nowhere', async () => {
    const elsewhere = await FakePrometheus.start();
    prometheus.instead = (_, response) => {
      response.writeHead(307, { location: elsewhere.url }).end();
      return null;
    };
    const answer = await platform();
    expect(answer.error).toBe(
      'Prometheus sends the portal on to another address (307), which it does not follow; odp.observability.prometheus.url must name the server itself',
    );
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.stop();
  });

  it('a part of a panel that fails leaves it without an answer where others give nothing', async () => {
    prometheus.series = () => [];
    prometheus.instead = ({ body }) =>
      body.includes('broken_total') ? { status: 503, text: '' } : undefined;
    const { [PANELS.two]: answer } = await portal.panels([PANELS.two]);
    expect(answer).toMatchObject({
      state: 'error',
      error: 'Prometheus cannot answer now (503)',
      why: { kind: 'source-down' },
    });
  });

  it('a part of a panel that fails hides no other, and is said', async () => {
    prometheus.instead = ({ body }) =>
      body.includes('broken_total')
        ? {
            status: 422,
            json: { status: 'error', errorType: 'execution', error: 'no' },
          }
        : undefined;
    const { [PANELS.two]: answer } = await portal.panels([PANELS.two]);
    expect(answer).toMatchObject({
      state: 'data',
      frames: [{ refId: 'A' }],
      warnings: ['Prometheus does not run the query (422): no'],
    });
  });
});
