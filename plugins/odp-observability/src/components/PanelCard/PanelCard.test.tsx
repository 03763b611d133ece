import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  Panel,
  PanelAnswer,
} from '@internal/plugin-odp-observability-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { aPanel, dataOf } from '../../__testUtils__/boards';
import { CLOCK, NOW } from '../../__testUtils__/moment';
import { plots } from '../../__testUtils__/recordedPlots';
import { PanelQueries } from '../../query/PanelQueries';
import { PanelSurroundingsContext } from '../PanelSurroundings';
import { PanelCard } from './PanelCard';

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

/** Shows a panel with what it answers. */
async function showPanel(panel: Panel, answer: Partial<PanelAnswer> = {}) {
  const queries = PanelQueries.create(async ({ onAnswer }) =>
    onAnswer({ ...dataOf(panel.id, {}), ...answer }),
  );
  queries.ask({
    dashboard: 'overview',
    panels: [{ id: panel.id, width: 400 }],
    range: { from: 'now-1h', to: 'now' },
    variables: {},
  });
  const { container } = renderInTestApp(
    <PanelSurroundingsContext.Provider
      value={{ clock: CLOCK, rollouts: [], syncKey: 'page', onZoom: () => {} }}
    >
      <PanelCard
        panel={panel}
        queries={queries}
        height={300}
        askedFor="now-1h to now"
        onRetry={() => {}}
        link="http://portal/dashboards?viewPanel=7"
        isPointedAt={false}
      />
    </PanelSurroundingsContext.Provider>,
  );
  return { container, card: await screen.findByRole('region') };
}

const framesOf = (series: Parameters<typeof dataOf>[1]) => ({
  frames: dataOf(7, series).frames,
});

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
    expect(within(legend).getAllByRole('row')[50]).toHaveTextContent(
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
      expect(spoken()).toHaveTextContent('13:32: b 200 ms, a 1 min'),
    );
    await user.keyboard('{Escape}');
    await waitFor(() => expect(spoken()).toBeEmptyDOMElement());
    expect(plots[0].pointed.at(-1)).toBeNull();
  });

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
      framesOf({ kong: ago => (ago > 40 ? 1 : ago > 20 ? null : 0) }),
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
    expect(text.card.querySelector('img')).toBeNull();
  });

  it('copies a link to itself', async () => {
    const writeText = jest.fn(async () => {});
    Object.assign(navigator, { clipboard: { writeText } });
    await showPanel(aPanel('timeseries'), framesOf({ a: () => 1 }));
    fireEvent.click(screen.getByRole('button', { name: 'Menu of Panel 7' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy link' }));
    expect(await screen.findByText('Link copied')).toBeInTheDocument();
    expect(writeText).toHaveBeenCalledWith(
      'http://portal/dashboards?viewPanel=7',
    );
  });
});
