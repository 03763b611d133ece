import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { aPanel } from '../../__testUtils__/boards';
import { NOW } from '../../__testUtils__/moment';
import { plots } from '../../__testUtils__/recordedPlots';
import { framesOf, showPanel } from '../../__testUtils__/showPanel';

jest.mock('../../drawing/createPlot', () =>
  jest.requireActual('../../__testUtils__/recordedPlots'),
);

beforeEach(() => {
  plots.length = 0;
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('a panel', () => {
  it('of 50 series has a legend of all, with calculations, and a sentence of a few', async () => {
    const panel = aPanel('timeseries', {
      title: 'Latency',
      options: {
        legend: {
          displayMode: 'table',
          showLegend: true,
          calcs: ['lastNotNull', 'max'],
        },
      },
      fieldConfig: { defaults: { unit: 'ms' } },
    });
    const { container, card } = await showPanel(
      panel,
      framesOf(
        Object.fromEntries(
          Array.from({ length: 50 }, (_, place) => [
            `a-very-long-name-of-a-pod-without-a-blank-${place}`,
            (ago: number) => place + (ago === 5 ? 1000 : 0),
          ]),
        ),
      ),
    );
    const legend = within(card).getByRole('table');
    expect(within(legend).getAllByRole('row')).toHaveLength(51);
    // What is highest is seen without scrolling.
    expect(within(legend).getAllByRole('row')[1]).toHaveTextContent(
      /-49\s*49 ms\s*1.05 s/,
    );
    expect(within(card).getByRole('figure')).toHaveAccessibleName(
      /^Latency, last hour, 50 series: highest/,
    );
    await waitFor(() => expect(plots).toHaveLength(1));
    expect(plots[0].plan.chart.series).toHaveLength(50);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lets the keyboard go along its points, and tells politely where it rests', async () => {
    const user = userEvent.setup();
    const panel = aPanel('timeseries', {
      fieldConfig: { defaults: { unit: 'ms' } },
    });
    const { card } = await showPanel(
      panel,
      framesOf({ a: ago => ago, b: ago => (ago === 10 ? null : 200) }),
    );
    await waitFor(() => expect(plots).toHaveLength(1));
    within(card).getByRole('figure').focus();
    await user.keyboard('{ArrowLeft}');
    const spoken = () =>
      within(within(card).getByRole('figure')).getByRole('status');
    await waitFor(() =>
      expect(spoken()).toHaveTextContent('14:32: b 200 ms, a 0 ms'),
    );
    await user.keyboard('{PageUp}');
    await waitFor(() => expect(spoken()).toHaveTextContent('14:22: a 10 ms'));
    expect(plots[0].pointed.slice(-2)).toEqual([60, 50]);
    await user.keyboard('{Home}');
    await waitFor(() =>
      expect(spoken()).toHaveTextContent('13:32: b 200 ms, a 60 ms'),
    );
    await user.keyboard('{Escape}');
    await waitFor(() => expect(spoken()).toBeEmptyDOMElement());
    expect(plots[0].pointed.at(-1)).toBeNull();
  });

  it('says what of it is not drawn and what the source warns of, and never runs HTML of a text', async () => {
    const partly = await showPanel(
      aPanel('timeseries', {
        fieldConfig: {
          defaults: { custom: { scaleDistribution: { type: 'log', log: 10 } } },
        },
      }),
      {
        ...framesOf({ a: () => 1 }),
        warnings: ['Only 500 of 612 series are shown.'],
      },
    );
    expect(partly.card).toHaveTextContent('Partly rendered, 1 warning');
    expect(partly.card).toHaveTextContent('Only 500 of 612 series are shown.');
    partly.container.remove();
    const text = await showPanel(
      aPanel('text', {
        options: {
          mode: 'markdown',
          content: '**Read** <img src=x onerror="alert(1)">',
        },
      }),
    );
    expect(await within(text.card).findByText('Read')).toBeInTheDocument();
    expect(text.card.querySelector('[onerror]')).toBeNull();
  });

  it('copies a link to itself', async () => {
    const user = userEvent.setup();
    const writeText = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    await showPanel(aPanel('timeseries'), framesOf({ a: () => 1 }));
    await user.click(screen.getByRole('button', { name: 'Menu of Panel 7' }));
    await user.click(
      await screen.findByRole('menuitem', { name: 'Copy link' }),
    );
    expect(await screen.findByText('Link copied')).toBeInTheDocument();
    expect(writeText).toHaveBeenCalledWith(
      'http://portal/dashboards?viewPanel=7',
    );
  });
});
