import { within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { aPanel } from '../../__testUtils__/boards';
import { NOW } from '../../__testUtils__/moment';
import { framesOf, showPanel } from '../../__testUtils__/showPanel';

jest.mock('../../drawing/createPlot', () =>
  jest.requireActual('../../__testUtils__/recordedPlots'),
);

const LIMITS = {
  thresholds: {
    mode: 'absolute',
    steps: [
      { value: null, color: 'green' },
      { value: 85, color: 'orange' },
    ],
  },
};

/** Serves, is silent from 40 min ago on, and is down from 20 min ago on. */
const servesUntil = (ago: number) => {
  if (ago > 40) {
    return 1;
  }
  return ago > 20 ? null : 0;
};

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('a picture', () => {
  it('of single values says state, limit and value in words, and draws no bar for what is missing', async () => {
    const field = {
      fieldConfig: {
        defaults: {
          ...LIMITS,
          unit: 'percent',
          min: 0,
          max: 100,
          color: { mode: 'thresholds' },
        },
      },
    };
    const answer = framesOf({
      'ner-0': () => 97,
      'ner-1': () => 60,
      'ner-2': () => null,
    });
    const gauge = await showPanel(aPanel('gauge', field), answer);
    expect(gauge.card).toHaveTextContent(
      '97%0% to 100%, limit 85%Degradedner-0',
    );
    expect(gauge.card).toHaveTextContent(
      '60%0% to 100%, limit 85%Healthyner-1',
    );
    expect(gauge.card).toHaveTextContent('–0% to 100%, limit 85%ner-2');
    gauge.container.remove();
    const bars = await showPanel(aPanel('bargauge', field), answer);
    expect(within(bars.card).getByRole('figure')).toHaveAccessibleName(
      'Panel 7: ner-0 97%, ner-1 60%, ner-2 no value.',
    );
    expect(
      within(bars.card).getByRole('img', { name: 'degraded' }),
    ).toBeInTheDocument();
    const widths = [
      ...bars.card.querySelectorAll<HTMLElement>('[style*="width"]'),
    ].map(({ style }) => style.width);
    expect(widths.filter(width => width.endsWith('%'))).toEqual(['97%', '60%']);
    expect(await axe(bars.container)).toHaveNoViolations();
  });

  it('of states draws stretches by their words, and never takes silence for a state', async () => {
    const panel = aPanel('state-timeline', {
      fieldConfig: {
        defaults: {
          color: { mode: 'thresholds' },
          mappings: [
            {
              type: 'value',
              options: {
                '1': { text: 'Serving', color: 'green' },
                '0': { text: 'Down', color: 'red' },
              },
            },
          ],
        },
      },
    });
    const { card, container } = await showPanel(
      panel,
      framesOf({ kong: servesUntil }),
    );
    expect(
      [...card.querySelectorAll('[title]')]
        .map(one => one.getAttribute('title'))
        .slice(-3),
    ).toEqual([
      'Serving 20 min, 13:32 to 13:52',
      'not known 20 min, 13:52 to 14:12',
      'Down 21 min, 14:12 to 14:33',
    ]);
    expect(within(card).getByText('Down 21 min')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('of more states than its place has lines keeps its height: the others are a button away', async () => {
    const user = userEvent.setup();
    const panel = aPanel('state-timeline', {
      fieldConfig: {
        defaults: {
          thresholds: {
            mode: 'absolute',
            steps: [
              { value: null, color: 'red' },
              { value: 1, color: 'green' },
            ],
          },
        },
      },
    });
    const { card, container } = await showPanel(
      panel,
      framesOf(
        Object.fromEntries(
          Array.from({ length: 33 }, (_, place) => [
            `component-${place}`,
            ago => (place === 32 && ago < 34 ? 0 : 1),
          ]),
        ),
      ),
    );
    const names = () =>
      within(card)
        .getAllByText(/^component-/)
        .map(({ textContent }) => textContent);
    const before = names().length;
    expect(before).toBeLessThan(14);
    expect(names()[0]).toBe('component-32');
    expect(card).toHaveTextContent('32 of 33 fine throughout');
    await user.click(within(card).getByRole('button', { name: 'Show all 33' }));
    expect(names()).toHaveLength(33);
    expect(await axe(container)).toHaveNoViolations();
    await user.click(
      within(card).getByRole('button', { name: `Show ${before}` }),
    );
    expect(names()).toHaveLength(before);
  });

  it('of type table is sorted by its heads, the missing last, with a shape beside the colour', async () => {
    const user = userEvent.setup();
    const panel = aPanel('table', {
      options: { sortBy: [{ displayName: 'errors', desc: true }] },
      fieldConfig: {
        defaults: {
          ...LIMITS,
          unit: 'percent',
          color: { mode: 'thresholds' },
          custom: { cellOptions: { type: 'color-text' } },
        },
      },
    });
    const { card } = await showPanel(panel, {
      frames: [
        {
          refId: 'A',
          notices: [],
          columns: [
            { name: 'service', type: 'string', values: ['a', 'b', 'c'] },
            { name: 'errors', type: 'number', values: [3, null, 97] },
          ],
        },
      ],
    });
    const rows = () =>
      within(card)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent);
    expect(rows()).toEqual(['c97%', 'a3%', 'b–']);
    expect(within(card).getAllByRole('img', { name: 'degraded' })).toHaveLength(
      1,
    );
    await user.click(within(card).getByRole('button', { name: 'errors' }));
    expect(rows()).toEqual(['a3%', 'c97%', 'b–']);
    expect(
      within(card).getByRole('columnheader', { name: 'errors' }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });
});
