import {
  type Panel,
  type PanelAnswer,
  readDashboard,
  writePanelAnswer,
} from '@internal/plugin-odp-observability-common';

/** Series and points of a panel. */
export interface PanelSize {
  series: number;
  points: number;
}

const STEP = 15_000;
/** 23 November 2026, 14:32 UTC. */
const END = Date.UTC(2026, 10, 23, 14, 32);
const ID = 7;

/** A panel as the portal's dashboards have it: a unit, limits, a legend with figures. */
export function benchPanel(): Panel {
  return readDashboard({
    title: 'Bench',
    panels: [
      {
        id: ID,
        type: 'timeseries',
        title: 'Latency p95 by pod',
        gridPos: { x: 0, y: 0, w: 24, h: 12 },
        targets: [{ refId: 'A', expr: 'latency', legendFormat: '{{pod}}' }],
        options: {
          legend: {
            showLegend: true,
            displayMode: 'table',
            placement: 'bottom',
            calcs: ['lastNotNull', 'max', 'mean'],
          },
        },
        fieldConfig: {
          defaults: {
            unit: 'ms',
            thresholds: {
              mode: 'absolute',
              steps: [
                { value: null, color: 'green' },
                { value: 800, color: 'orange' },
              ],
            },
            custom: { thresholdsStyle: { mode: 'line' } },
          },
        },
      },
    ],
  }).dashboard.panels[0];
}

/** What such a panel answers after so many refreshes: a point more at the end, one less at the beginning. */
export function benchAnswer(
  { series, points }: PanelSize,
  refreshes: number,
): PanelAnswer {
  const to = END + refreshes * STEP;
  const from = to - (points - 1) * STEP;
  const places = Array.from({ length: points }, (_, place) => place);
  return {
    id: ID,
    state: 'data',
    range: { from, to, stepMs: STEP },
    warnings: [],
    executed: ['latency'],
    asOf: new Date(to).toISOString(),
    frames: [
      {
        refId: 'A',
        notices: [],
        columns: [
          {
            name: 'Time',
            type: 'time',
            values: places.map(place => from + place * STEP),
          },
          ...Array.from({ length: series }, (_, index) => ({
            name: `yaml-processor-${index}`,
            type: 'number' as const,
            labels: { pod: `yaml-processor-${index}` },
            values: places.map(place => valueAt(index, place + refreshes)),
          })),
        ],
      },
    ],
  };
}

/** The answer as its bytes on the wire say it. */
export function lineOf(answer: PanelAnswer): string {
  return `${writePanelAnswer(answer)}\n`;
}

/** Some waves and some noise, the same each time, with as many digits as a quantile has. */
function valueAt(series: number, place: number): number {
  const wave = Math.sin(place / (20 + series)) + Math.sin(place / 7 + series);
  const noise = Math.sin(place * 12.9898 + series * 78.233) * 43758.5453;
  return 300 + series * 6 + wave * 60 + (noise - Math.floor(noise)) * 30;
}
