import { odpColours } from '@internal/plugin-odp-react';
import type uPlot from 'uplot';
import { aFrame, aPanel } from '../__testUtils__/boards';
import { CLOCK, NOW, RANGE, STEP } from '../__testUtils__/moment';
import { withEarlier } from '../model/earlierChart';
import { seriesChartOf } from '../model/seriesChart';
import { plotDataOf } from './plotData';
import { type PlotPlan, plotOptionsOf } from './plotOptions';

const path = (name: string) =>
  (() => name) as unknown as uPlot.Series.PathBuilder;
const PATHS = {
  linear: path('linear'),
  smooth: path('smooth'),
  stepBefore: path('stepBefore'),
  stepAfter: path('stepAfter'),
  bars: path('bars'),
};

function planOf(defaults: object, more: Partial<PlotPlan> = {}): PlotPlan {
  const panel = aPanel('timeseries', {
    fieldConfig: {
      defaults,
      overrides: [
        {
          matcher: { id: 'byName', options: 'share' },
          properties: [{ id: 'unit', value: 'percentunit' }],
        },
      ],
    },
  });
  const frame = aFrame({
    a: ago => 700 - ago,
    b: () => 100,
    ...(more.syncKey === 'two scales' && { share: () => 0.5 }),
  });
  return {
    chart: seriesChartOf([frame], panel),
    field: panel.field,
    range: RANGE,
    colours: odpColours.light,
    clock: CLOCK,
    rollouts: [],
    syncKey: 'page',
    onZoom: () => {},
    onCursor: () => {},
    ...more,
  };
}

const LIMIT = {
  unit: 'ms',
  thresholds: {
    mode: 'absolute',
    steps: [
      { value: null, color: 'green' },
      { value: 800, color: 'red' },
    ],
  },
};

/** Where a scale ends by uPlot's question. */
function rangeOf(options: ReturnType<typeof plotOptionsOf>, scale: string) {
  const range = options.scales![scale].range as unknown as (
    plot: uPlot,
    min: number,
    max: number,
  ) => number[];
  return range({} as uPlot, 100, 700);
}

/** Keeps what is drawn on it, in words. */
function aPlot(options: ReturnType<typeof plotOptionsOf>) {
  const drawn: string[] = [];
  const ctx = new Proxy(
    {},
    {
      get: (_, name: string) =>
        name === 'measureText'
          ? () => ({ width: 50 })
          : (...given: unknown[]) => drawn.push(`${name} ${given.join(' ')}`),
      set: () => true,
    },
  );
  const plot = {
    ctx,
    bbox: { left: 0, top: 0, width: 600, height: 200 },
    scales: { 'y:ms': { min: 0, max: 1000 } },
    valToPos: (value: number, scale: string) =>
      scale === 'x' ? (value - RANGE.from / 1000) / 6 : 200 - value / 5,
    posToVal: (pixel: number) => RANGE.from / 1000 + pixel * 6,
    select: { left: 100, top: 0, width: 200, height: 200 },
    setSelect: () => {},
    cursor: { idx: 3, left: 40 },
  } as unknown as uPlot;
  const run = (hook: 'draw' | 'drawClear' | 'setSelect' | 'setCursor') =>
    (options.hooks![hook] as ((given: uPlot) => void)[]).forEach(call =>
      call(plot),
    );
  return { plot, drawn, run };
}

describe('what is given to uPlot', () => {
  it('is seconds, lines and colours of the scheme, with dashes and grounds as the panel has them', () => {
    const plan = planOf({
      custom: { fillOpacity: 20, lineWidth: 2, lineInterpolation: 'stepAfter' },
    });
    const options = plotOptionsOf(plan, PATHS);
    const [x, a] = plotDataOf(plan.chart);
    expect([x[0], x.length, a![60]]).toEqual([RANGE.from / 1000, 61, 700]);
    expect(options.series.slice(1)).toMatchObject([
      { stroke: '#1F5493', fill: '#1F549333', dash: [], width: 2 },
      { stroke: '#C77700', dash: [7, 3], paths: PATHS.stepAfter },
    ]);
    const dark = plotOptionsOf({ ...plan, colours: odpColours.dark }, PATHS);
    expect(dark.series[1].stroke).toBe(odpColours.dark.series[0]);
  });

  it('fills a stack between its lines, and gives each unit its own axis', () => {
    const stack = planOf({
      custom: { fillOpacity: 30, stacking: { mode: 'normal', group: 'A' } },
    });
    const options = plotOptionsOf(stack, PATHS);
    expect(plotDataOf(stack.chart)).toHaveLength(5);
    expect(options.bands).toMatchObject([
      { series: [1, 2] },
      { series: [3, 4] },
    ]);
    const two = plotOptionsOf(
      planOf({ unit: 'ms' }, { syncKey: 'two scales' }),
      PATHS,
    );
    expect(two.axes!.slice(1)).toMatchObject([
      { scale: 'y:ms', side: 3 },
      { scale: 'y:percentunit', side: 1 },
    ]);
  });

  it('puts a limit on screen that the values come near, and draws it as line and ground', () => {
    const styled = (mode: string) => ({
      ...LIMIT,
      custom: { thresholdsStyle: { mode } },
    });
    const off = plotOptionsOf(planOf(LIMIT), PATHS);
    expect(rangeOf(off, 'y:ms')[1]).toBeLessThan(800);
    const options = plotOptionsOf(planOf(styled('line+area')), PATHS);
    expect(rangeOf(options, 'y:ms')[1]).toBeGreaterThan(800);
    const { drawn, run } = aPlot(options);
    run('drawClear');
    expect(drawn.filter(call => call.startsWith('fillRect'))).toHaveLength(2);
    run('draw');
    expect(drawn).toContain('fillText limit 800 ms 4 27');
    const none = aPlot(off);
    none.run('drawClear');
    none.run('draw');
    expect(none.drawn.join()).not.toContain('limit');
  });

  it('draws an earlier period thin and pale in the colour of now, without ground and without a limit of its own', () => {
    const plan = planOf({
      ...LIMIT,
      custom: {
        fillOpacity: 20,
        lineWidth: 2,
        thresholdsStyle: { mode: 'line' },
      },
    });
    const panel = aPanel('timeseries', {});
    const chart = withEarlier(
      plan.chart,
      { compare: 'day-before', frames: [aFrame({ a: () => 650, c: () => 1 })] },
      panel,
    );
    const options = plotOptionsOf({ ...plan, chart }, PATHS);
    expect(options.series.slice(1)).toMatchObject([
      { label: 'a', stroke: '#1F5493', width: 2 },
      { label: 'b' },
      { label: 'a, day before', stroke: '#1F5493b0', width: 1, dash: [1, 3] },
      { label: 'c, day before' },
    ]);
    expect(options.series[3].fill).toBeUndefined();
    const { drawn, run } = aPlot(options);
    run('draw');
    expect(drawn.filter(call => call.includes('limit'))).toHaveLength(1);
  });

  it('writes two limits close to each other at two ends, so that both are read', () => {
    const close = {
      ...LIMIT,
      custom: { thresholdsStyle: { mode: 'dashed' } },
      thresholds: {
        mode: 'absolute',
        steps: [
          { value: null, color: 'green' },
          { value: 800, color: 'orange' },
          { value: 850, color: 'red' },
        ],
      },
    };
    const { drawn, run } = aPlot(plotOptionsOf(planOf(close), PATHS));
    run('draw');
    expect(drawn.filter(call => call.startsWith('fillText'))).toEqual([
      'fillText limit 800 ms 4 27',
      'fillText limit 850 ms 546 17',
    ]);
  });

  it('shares its cursor and not its brush, which sets the range of the page', () => {
    const zoomed: number[][] = [];
    const pointed: unknown[][] = [];
    const options = plotOptionsOf(
      planOf(LIMIT, {
        onZoom: (...range) => zoomed.push(range),
        onCursor: (...place) => pointed.push(place),
      }),
      PATHS,
    );
    const { pub } = options.cursor!.sync!.filters!;
    expect(options.cursor!.sync!.key).toBe('page');
    expect(
      ['mousemove', 'mousedown', 'mouseup'].map(type =>
        pub!(type, {} as uPlot, 0, 0, 0, 0, 0),
      ),
    ).toEqual([true, false, false]);
    const { plot, run } = aPlot(options);
    run('setSelect');
    run('setCursor');
    expect(zoomed).toEqual([[RANGE.from + 10 * STEP, RANGE.from + 30 * STEP]]);
    expect(pointed).toEqual([[3, 40]]);
    // A click is no brush.
    Object.assign(plot.select, { width: 3 });
    run('setSelect');
    expect(zoomed).toHaveLength(1);
  });

  it('marks the rollouts of the range, and writes no words over others', () => {
    const rollouts = [
      { at: NOW - 34 * STEP, label: 'rollout of yaml-processor 2.8.0' },
      { at: NOW - 33 * STEP, label: 'rollout of user-api' },
      { at: NOW - 90 * STEP, label: 'rollout of kong' },
    ];
    const { drawn, run } = aPlot(
      plotOptionsOf(planOf(LIMIT, { rollouts }), PATHS),
    );
    run('draw');
    expect(drawn.filter(call => call.startsWith('fillText'))).toEqual([
      expect.stringContaining('13:58 rollout of yaml-processor 2.8.0'),
    ]);
    expect(drawn.filter(call => call.startsWith('stroke'))).toHaveLength(2);
  });
});
