import { anAlert, knownAlerts } from '../__testUtils__/alerts';
import {
  aDashboard,
  dataOf,
  emptyOf,
  TROUBLED_TILES,
} from '../__testUtils__/boards';
import { CLOCK, NOW, STEP } from '../__testUtils__/moment';
import { tokenOf } from './colours';
import { dashboardVerdict } from './dashboardVerdict';
import { goldenTilesOf, readTile } from './goldenTiles';
import { limitInWords } from './limits';

const TILES = goldenTilesOf(aDashboard());
const verdictOf = (
  answers: typeof TROUBLED_TILES,
  around: Parameters<typeof dashboardVerdict>[2] = {},
) => {
  const verdict = dashboardVerdict(
    TILES.map(panel =>
      readTile(
        panel,
        answers.find(({ id }) => id === panel.id),
      ),
    ),
    CLOCK,
    around,
  );
  return verdict && [verdict.status, verdict.strong + verdict.rest];
};
const withTile = (answer: (typeof TROUBLED_TILES)[number]) =>
  TROUBLED_TILES.map(one => (one.id === answer.id ? answer : one));
const WELL = [
  dataOf(1, { Traffic: () => 843 }),
  dataOf(2, { 'Errors 5xx': () => 0.002 }),
  dataOf(3, { 'Latency p95': () => 412 }),
  dataOf(4, { Saturation: () => 40 }),
];

describe('the verdict of a dashboard', () => {
  it('names first what fails, by how much, since when, and after which rollout', () => {
    expect(verdictOf(TROUBLED_TILES)).toEqual([
      'failing',
      'Failing for 34 min: Errors 5xx is 1.6% (limit 1%). Saturation is 97% (limit 85%).',
    ]);
    const rollout = {
      at: NOW - 36 * STEP,
      label: 'rollout of yaml-processor 2.8.0',
    };
    expect(verdictOf(TROUBLED_TILES, { rollouts: [rollout] })?.[1]).toContain(
      '(limit 1%), after the rollout of yaml-processor 2.8.0 at 13:56.',
    );
  });

  it('speaks of when the range ended, and not of now, where it ended before', () => {
    const later = { ...CLOCK, now: NOW + 60 * STEP };
    const readings = TILES.map((panel, place) =>
      readTile(panel, TROUBLED_TILES[place]),
    );
    expect(dashboardVerdict(readings, later)?.strong).toBe(
      'Failing at 14:32: Errors 5xx is 1.6% (limit 1%)',
    );
  });

  it('is healthy by values with their limits alone, and says what has none', () => {
    expect(verdictOf(WELL)).toEqual([
      'healthy',
      'Healthy: Errors 5xx 0.2% (limit 1%), Latency p95 412 ms (limit 800 ms), Saturation 40% (limit 85%).',
    ]);
  });

  it('never calls unknown healthy: neither a source that is down, nor a missing value, nor a tile under way', () => {
    const down = emptyOf(4, { kind: 'source-down', sentence: 'Refused.' });
    expect(verdictOf([...WELL.slice(0, 3), down])).toEqual([
      'unknown',
      'Unknown: not every limit can be checked. Saturation is not known: Refused.',
    ]);
    const missing = dataOf(4, { Saturation: () => null });
    expect(verdictOf([...WELL.slice(0, 3), missing])?.[0]).toBe('unknown');
    expect(verdictOf([])).toBeUndefined();
    expect(verdictOf([TROUBLED_TILES[1]])?.[1]).toContain(
      'Other tiles still load.',
    );
    expect(verdictOf(WELL.slice(0, 3))?.[0]).not.toBe('healthy');
  });

  it('says once why nothing is known, and what to do about it', () => {
    const why = {
      kind: 'not-set-up' as const,
      sentence: 'No Prometheus is set up.',
      setting: 'odp.observability.prometheus.url',
      remedy: 'Install it, then run npm start again.',
    };
    expect(verdictOf([1, 2, 3, 4].map(id => emptyOf(id, why)))).toEqual([
      'unknown',
      'Unknown: no limit can be checked. No Prometheus is set up. Install it, then run npm start again.',
    ]);
    const down = { kind: 'source-down' as const, sentence: 'Refused' };
    expect(
      verdictOf([WELL[0], ...[2, 3, 4].map(id => emptyOf(id, down))])?.[1],
    ).toBe(
      'Unknown: not every limit can be checked. Errors 5xx, Latency p95, Saturation are not known: Refused.',
    );
  });

  it('is never healthy beside an alert that fires, and says which and since when', () => {
    const alerts = knownAlerts([
      anAlert('ServiceErrors', {
        severity: 'critical',
        summary:
          'execution/yaml-processor answers 38% of its requests with 5xx',
      }),
      anAlert('PodsWait'),
      anAlert('PodsWait'),
      anAlert('GpuBusy', { state: 'pending' }),
    ]);
    expect(verdictOf(WELL, { alerts })).toEqual([
      'failing',
      'Failing for 34 min: the alert ServiceErrors fires: execution/yaml-processor answers 38% of its requests with 5xx. Also firing: PodsWait (2). Within limits: Errors 5xx 0.2% (limit 1%), Latency p95 412 ms (limit 800 ms), Saturation 40% (limit 85%).',
    ]);
    // A figure that is as bad is said first.
    expect(verdictOf(TROUBLED_TILES, { alerts })?.[1]).toBe(
      'Failing for 34 min: Errors 5xx is 1.6% (limit 1%). Saturation is 97% (limit 85%). Firing: ServiceErrors for 34 min, PodsWait (2).',
    );
    const warning = knownAlerts([anAlert('PodsWait')]);
    expect(verdictOf(WELL, { alerts: warning })?.[0]).toBe('degraded');
    const notice = knownAlerts([anAlert('Watchdog', { severity: 'none' })]);
    expect(verdictOf(WELL, { alerts: notice })?.[0]).toBe('healthy');
  });

  it('tells no traffic apart from no errors', () => {
    const quiet = emptyOf(2, { kind: 'no-traffic', sentence: 'No request.' });
    expect(verdictOf(withTile(quiet))?.[1]).toBe(
      'Degraded: Saturation is 97% (limit 85%). No traffic: Errors 5xx.',
    );
  });

  it('judges nothing where there is nothing of the kind, if the dashboard says what that means', () => {
    const none = (id: number) =>
      emptyOf(id, { kind: 'nothing-matches', sentence: 'None here.' });
    const with2 = [WELL[0], none(2), ...WELL.slice(2)];
    expect(verdictOf(with2)?.[0]).toBe('healthy');
    // Nothing says what it means that there is no latency.
    const with3 = [...WELL.slice(0, 2), none(3), WELL[3]];
    expect(verdictOf(with3)?.[0]).toBe('unknown');
  });
});

describe('limits and colours of Grafana', () => {
  it('reads where a field starts to warn, upwards and downwards', () => {
    const field = (steps: [number | null, string][]) => ({
      ...TILES[0].field,
      unit: 'percent',
      thresholds: {
        mode: 'absolute' as const,
        steps: steps.map(([value, color]) => ({ value, color })),
      },
    });
    expect(
      limitInWords(
        field([
          [null, 'green'],
          [85, '#EAB839'],
        ]),
      ),
    ).toBe('limit 85%');
    expect(
      limitInWords(
        field([
          [null, 'red'],
          [95, 'orange'],
          [99, 'green'],
        ]),
      ),
    ).toBe('target 99%');
    expect(limitInWords(field([[null, 'blue']]))).toBeUndefined();
  });

  it('draws every colour in one of the portal, which both schemes can show', () => {
    expect(
      [
        'semi-dark-red',
        'super-light-yellow',
        'dark-green',
        '#F2495C',
        '#3274D9',
        'rgb(140, 80, 200)',
        '#888',
        'text',
        'transparent',
      ].map(tokenOf),
    ).toEqual([
      'failing-fill',
      'degraded-fill',
      'healthy-fill',
      'failing-fill',
      'series-1',
      'series-4',
      'series-6',
      undefined,
      undefined,
    ]);
  });
});
