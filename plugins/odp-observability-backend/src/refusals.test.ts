import { PANELS } from './__testUtils__/dashboards';
import type { FakePrometheus } from './__testUtils__/FakePrometheus';
import {
  type OnPrometheus,
  startOnPrometheus,
} from './__testUtils__/onPrometheus';
import { type Portal, startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

describe('a query of panels', () => {
  let world: OnPrometheus;
  let prometheus: FakePrometheus;
  let portal: Portal;
  beforeEach(async () => {
    world = await startOnPrometheus();
    ({ prometheus, portal } = world);
  });
  afterEach(() => world.stop());

  it('takes values of variables from their own lists alone, and means what they say', async () => {
    for (const value of [
      'kube-system',
      '.*',
      'data"} or up{a="',
      'data|ml',
      '__proto__',
    ]) {
      const { [PANELS.scoped]: answer } = await portal.panels([PANELS.scoped], {
        variables: { namespace: [value] },
      });
      expect(answer.state).toBe('error');
      expect(answer.error).toContain(
        'is not among the values of the variable namespace',
      );
      // That is how something new looks, of which nothing was measured.
      expect(answer.why).toEqual({
        kind: 'not-measured',
        sentence: expect.stringMatching(
          /^Prometheus had nothing of ".*" for a day\.$/,
        ),
      });
    }
    expect(prometheus.queries).toEqual([]);

    prometheus.labels = label =>
      label === 'namespace' ? ['a.b', 'x"} or up{n="'] : ['odp-eu'];
    await portal.panels([PANELS.scoped], {
      range: { from: '1690000000000', to: '1690003600000' },
      variables: { namespace: ['a.b', 'x"} or up{n="'] },
    });
    expect(prometheus.queries.map(({ query }) => query)).toEqual([
      'sum by (pod) (rate(requests_total{cluster="odp-eu", namespace=~"(a\\\\.b|x\\"\\\\} or up\\\\{n=\\")"}[1m]))',
    ]);
  });

  it.each([
    [{ expr: 'up' }, /request: Unrecognized key\(s\) in object: 'expr'/],
    [{ dashboard: '../../api/admin' }, /dashboard: must be 1 to 40 letters/],
    [{ dashboard: 'http://10.0.0.1' }, /dashboard: must be/],
    [{ panels: [] }, /panels/],
    [{ panels: Array(41).fill({ id: 1, width: 240 }) }, /panels: .*at most 40/],
    [{ panels: [{ id: 1, width: 1e9 }] }, /panels.0.width: .*4000/],
    [{ panels: [{ id: '1/../2', width: 240 }] }, /panels.0.id: /],
    [
      { range: { from: 'now-5y', to: 'now' } },
      /range: The range is longer than 31 days; choose a shorter one/,
    ],
    [{ range: { from: 'now', to: 'now-1h' } }, /range: The range ends before/],
    [{ range: { from: 'yesterday', to: 'now' } }, /range: .*is no time/],
    [{ timeZone: 'Mars/Olympus' }, /timeZone: must be the IANA name/],
    [
      { variables: { tenant: ['a'] } },
      /variables.tenant: the dashboard 'odp-test' has no variable of this name/,
    ],
    [{ variables: { 'a"b': ['a'] } }, /variables.*: must be 1 to 100 letters/],
    [
      { variables: { namespace: ['x'.repeat(501)] } },
      /variables.namespace.0: .*500/,
    ],
  ])('is refused with a sentence, case %#', async (asked, message) => {
    const { body } = await portal
      .query({ panels: [{ id: 1, width: 240 }], ...asked })
      .expect(400);
    expect(body.error.message).toMatch(message);
    expect(prometheus.asked).toEqual([]);
  });

  it('of a dashboard or a panel that is none, or is not drawn, says so', async () => {
    const { body } = await portal
      .query({ dashboard: 'nowhere', panels: [{ id: 1, width: 240 }] })
      .expect(404);
    expect(body.error.message).toBe(
      "There is no dashboard 'nowhere'; GET /dashboards lists them",
    );
    const answers = await portal.panels([
      99,
      PANELS.unsupported,
      PANELS.platform,
    ]);
    expect(answers[99]).toMatchObject({
      state: 'error',
      error: "The dashboard 'odp-test' has no panel 99",
    });
    expect(answers[PANELS.unsupported]).toMatchObject({
      state: 'error',
      error: 'Panels of the type "geomap" are not drawn.',
    });
    expect(answers[PANELS.platform].state).toBe('data');
  });

  it('says of what it is when nothing is set up', async () => {
    const bare = await startPortal({});
    const { [PANELS.scoped]: answer } = await bare.panels([PANELS.scoped]);
    expect(answer).toMatchObject({
      state: 'empty',
      why: {
        kind: 'not-set-up',
        sentence: 'No Prometheus is set up, so that there is nobody to ask.',
        setting: 'odp.observability.prometheus.url',
        remedy: 'Set odp.observability.prometheus.url.',
      },
    });
    await bare.get('/dashboards/odp-test').expect(200);
    await bare.stop();
  });

  it('says how a Prometheus is had where the configuration tells it, and its address is a variable that is not set', async () => {
    const setUp = 'Run npm start again with prometheus on PATH.';
    const bare = await startPortal({ prometheus: { setUp } });
    const { [PANELS.scoped]: answer } = await bare.panels([PANELS.scoped]);
    expect(answer).toMatchObject({ state: 'empty' });
    expect(answer).toHaveProperty('why', {
      kind: 'not-set-up',
      sentence: 'No Prometheus is set up, so that there is nobody to ask.',
      setting: 'odp.observability.prometheus.url',
      remedy: setUp,
    });
    const { body } = await bare.get('/doctor').expect(200);
    expect(body.sources).toMatchObject([
      { state: 'not-set-up', reason: expect.stringContaining(setUp) },
    ]);
    const options = await bare
      .get('/dashboards/odp-test/variables/cluster')
      .expect(503);
    // A sentence for whoever chooses, and nothing of what is inside.
    expect(options.body.error).toEqual({
      name: 'ServiceUnavailableError',
      message: 'No Prometheus is set up, so that there is nobody to ask.',
    });
    await bare.stop();
  });

  it('is refused when its body is no JSON, or endless', async () => {
    const send = (body: string) =>
      portal.raw().set('content-type', 'application/json').send(body);
    await send('{"dashboard":').expect(400);
    await send(JSON.stringify({ pad: 'x'.repeat(2_000_000) })).expect(413);
    const { body } = await portal
      .raw()
      .set('content-type', 'text/plain')
      .send('dashboard')
      .expect(400);
    expect(body.error.message).toMatch(/^dashboard: Required/);
  });
});
