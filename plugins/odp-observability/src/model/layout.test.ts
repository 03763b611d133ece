import { aDashboard, rawPanel } from '../__testUtils__/boards';
import { NOW } from '../__testUtils__/moment';
import { panelWidthOf, placePanels, sectionsOf } from './layout';
import { rangeOnButton, refreshMsOf } from './timeRange';

describe('the grid of a dashboard', () => {
  const [tiles, requests] = sectionsOf(
    aDashboard([
      rawPanel(6, 'timeseries', { gridPos: { x: 12, y: 5, w: 12, h: 8 } }),
      rawPanel(5, 'timeseries', { gridPos: { x: 0, y: 5, w: 12, h: 8 } }),
    ]).panels,
  );

  it('is that of Grafana where there is room, under the headings of its rows', () => {
    expect(requests.row?.title).toBe('Requests');
    expect(requests.panels.map(({ id }) => id)).toEqual([5, 6]);
    expect(placePanels(requests.panels, 1200)).toEqual([
      { column: 1, columns: 12, row: 1, rows: 8 },
      { column: 13, columns: 12, row: 1, rows: 8 },
    ]);
  });

  it('has two tiles beside each other on a screen of 1024 pixels with its sidebar, and one below 480', () => {
    const columns = (width: number) =>
      [...tiles.panels, ...requests.panels]
        .map((_, place, all) => placePanels(all, width)[place].columns)
        .join(' ');
    expect(columns(768)).toBe('12 12 12 12 24 24');
    expect(columns(479)).toBe('24 24 24 24 24 24');
  });

  it('leaves no hole beside a panel of a pair, and cuts no table', () => {
    const narrow = (id: number, type: string) =>
      rawPanel(id, type, { gridPos: { x: 0, y: 5 + id, w: 8, h: 8 } });
    const [, section] = sectionsOf(
      aDashboard([
        narrow(5, 'timeseries'),
        narrow(6, 'timeseries'),
        narrow(7, 'timeseries'),
        narrow(8, 'table'),
        narrow(9, 'stat'),
      ]).panels,
    );
    expect(
      placePanels(section.panels, 768).map(({ columns }) => columns),
    ).toEqual([12, 12, 24, 24, 24]);
  });

  it('asks for points by the width of a panel, in steps that pages of nearly one width share', () => {
    const width = (page: number) =>
      panelWidthOf({ columns: 12, rows: 8 }, page);
    expect([width(1200), width(1210), width(1196), width(100)]).toEqual([
      600, 650, 600, 100,
    ]);
  });
});

describe('the range of a page in words', () => {
  it('says whose clock it speaks over midnight and in a zone with summer time', () => {
    const ends = { from: 'now-24h', to: 'now' };
    expect(rangeOnButton(ends, { now: NOW, timeZone: 'UTC' })).toEqual({
      value: 'Last 24 h',
      detail: '11-22 14:32 to 14:32 UTC',
    });
    expect(
      rangeOnButton(ends, {
        now: Date.UTC(2026, 9, 25, 12),
        timeZone: 'Europe/Helsinki',
      }).detail,
    ).toBe('10-24 15:00 to 14:00 Europe/Helsinki');
    expect(
      rangeOnButton({ from: 'soon', to: 'now' }, { now: NOW }).detail,
    ).toMatch(/is no time/);
  });

  it('never refreshes more often than every 5 s, whatever a link says', () => {
    expect(['', 'off', '1s', '30s', '1m'].map(refreshMsOf)).toEqual([
      undefined,
      undefined,
      5_000,
      30_000,
      60_000,
    ]);
  });
});
