import {
  dashboardUidSchema,
  panelQuerySchema,
  readPanelAnswer,
  shiftOf,
  writePanelAnswer,
  type PanelAnswer,
} from './index';

const answer: PanelAnswer = {
  id: 4,
  state: 'data',
  frames: [
    {
      refId: 'A',
      columns: [
        { name: 'Time', type: 'time', values: [0, 15_000, 30_000, 45_000] },
        {
          name: 'eu',
          type: 'number',
          labels: { cluster: 'odp-eu' },
          values: [0, NaN, null, -Infinity],
        },
        { name: 'pod', type: 'string', values: ['a', null, '', 'NaN'] },
      ],
      notices: [],
    },
  ],
  range: { from: 0, to: 45_000, stepMs: 15_000 },
  warnings: [],
  asOf: '2026-11-23T14:32:00.000Z',
};

const query = {
  dashboard: 'odp-platform',
  panels: [{ id: 1, width: 800 }],
  range: { from: 'now-1h', to: 'now' },
  variables: { namespace: ['$__all'] },
};

describe('lines of answers', () => {
  it('keep zero, NaN, infinities and missing values apart on their way to the browser', () => {
    const line = writePanelAnswer(answer);
    expect(line).not.toContain('\n');
    expect(readPanelAnswer(line)).toEqual(answer);
  });

  it('keep an earlier period as exactly as that of now', () => {
    const { frames = [] } = answer;
    const compared: PanelAnswer = {
      ...answer,
      earlier: { compare: 'day-before', frames },
    };
    expect(readPanelAnswer(writePanelAnswer(compared))).toEqual(compared);
  });

  it('are no answer when they were cut, or hold what is no number', () => {
    const line = writePanelAnswer(answer);
    expect(readPanelAnswer(line.slice(0, -20))).toBeUndefined();
    expect(readPanelAnswer(line.replace('"-Inf"', '"12"'))).toBeUndefined();
    expect(readPanelAnswer(line.replace('[0,15000', '[null,15000'))).toBe(
      undefined,
    );
  });
});

describe('an earlier period', () => {
  it('lies back by whole steps alone, so that its points meet those of now', () => {
    const range = { from: 0, to: 3_600_000, stepMs: 15_000 };
    expect(shiftOf('previous-period', range)).toBe(3_600_000);
    expect(shiftOf('week-before', range)).toBe(604_800_000);
    expect(shiftOf('day-before', { ...range, stepMs: 7_000 })).toBeUndefined();
    expect(shiftOf('previous-period', { ...range, to: 0 })).toBe(15_000);
  });
});

describe('a query of panels', () => {
  it('is taken by reference, and refused with an expression in it', () => {
    expect(panelQuerySchema.safeParse(query).success).toBe(true);
    for (const more of [
      { expr: 'up' },
      { panels: [{ id: 1, width: 800, expr: 'up' }] },
      { panels: [] },
      { panels: Array(41).fill({ id: 1, width: 800 }) },
      { panels: [{ id: 1, width: 100_000 }] },
      { range: { from: 'now-1h' } },
      { variables: { 'a"b': ['x'] } },
      { variables: { namespace: Array(501).fill('x') } },
      { dashboard: '../../api/admin' },
      { compare: '3h' },
      { compare: 86_400_000 },
    ]) {
      expect(panelQuerySchema.safeParse({ ...query, ...more }).success).toBe(
        false,
      );
    }
  });

  it('knows uids that cannot leave the path of a request', () => {
    for (const uid of ['a/b', '..', 'a b', '', 'a'.repeat(41), 'a?b', 'a\n']) {
      expect(dashboardUidSchema.safeParse(uid).success).toBe(false);
    }
  });
});
