import { tableTwinsOf } from './index';
import { CLOCK, frameOf, panelOf } from './__testUtils__/latency';

describe('the table twin', () => {
  it('has the names, units and words of the picture, and says what is missing', () => {
    const panel = panelOf(
      { noValue: undefined },
      {
        fieldConfig: {
          defaults: { unit: 'bytes' },
          overrides: [
            {
              matcher: { id: 'byName', options: 'api' },
              properties: [{ id: 'displayName', value: 'API' }],
            },
          ],
        },
      },
    );
    const [twin] = tableTwinsOf(
      [
        frameOf({
          api: minutes => (minutes === 60 ? '' : 2048),
          ui: () => 'NaN',
        }),
        { refId: 'B', columns: [], notices: [] },
      ],
      panel,
      CLOCK,
    );
    expect(twin.heads).toEqual([
      { name: 'Time', isNumber: false },
      { name: 'API', isNumber: true },
      { name: 'ui', isNumber: true },
    ]);
    expect(twin.length).toBe(61);
    expect(twin.row(0)).toEqual(['2026-11-23 13:32:00', '–', 'NaN']);
    expect(twin.row(60)).toEqual(['2026-11-23 14:32:00', '2 KiB', 'NaN']);
  });
});
