import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PanelAnswer } from '@internal/plugin-odp-observability-common';
import { aBackend } from '../../__testUtils__/busyBoards';
import { NOW, STEP } from '../../__testUtils__/moment';
import { plots } from '../../__testUtils__/recordedPlots';
import { openPage } from '../../__testUtils__/renderBoards';

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

describe('the URL of the page of dashboards', () => {
  it('keeps range, refresh and variables in the URL with the names of Grafana, and carries them there', async () => {
    const user = userEvent.setup();
    const backend = aBackend();
    const { url } = openPage(
      backend,
      '/dashboards?from=now-6h&to=now&refresh=1m&var-namespace=data&var-namespace=ml',
    );
    await screen.findByText(/^Failing for/);
    const query = () =>
      backend.queries.filter(({ panels }) => panels.length > 4).at(-1)!;
    expect(query()).toMatchObject({
      dashboard: 'platform-overview',
      range: { from: 'now-6h', to: 'now' },
      timeZone: 'UTC',
      variables: { namespace: ['data', 'ml'] },
    });
    // The options of a variable depend on what is chosen of the others.
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Cluster' }),
      'odp-us',
    );
    await waitFor(() =>
      expect(query().variables).toEqual({
        cluster: ['odp-us'],
        namespace: ['data', 'ml'],
      }),
    );
    expect(backend.asked).toContain(
      '/dashboards/platform-overview/variables/namespace?cluster=odp-us',
    );
    await user.click(
      screen.getByRole('button', { name: 'Namespace: data, ml' }),
    );
    await user.click(screen.getByRole('checkbox', { name: 'execution' }));
    await user.click(screen.getByRole('checkbox', { name: 'data' }));
    expect(url().searchParams.getAll('var-namespace')).toEqual([
      'ml',
      'execution',
    ]);
    await user.keyboard('{Escape}');
    const { searchParams } = new URL(
      (
        await screen.findByRole('link', { name: 'Open in Grafana' })
      ).getAttribute('href')!,
    );
    expect(Object.fromEntries(searchParams)).toMatchObject({
      from: 'now-6h',
      to: 'now',
      refresh: '1m',
      timezone: 'utc',
      'var-cluster': 'odp-us',
    });
    expect(searchParams.getAll('var-namespace')).toEqual(['ml', 'execution']);
  });

  it('sets the range of the page by a brush, by a quick range and by two moments, in UTC or local time', async () => {
    const user = userEvent.setup();
    const { url } = openPage(aBackend(), '/dashboards');
    await screen.findByText(/^Failing for/);
    await waitFor(() => expect(plots).toHaveLength(1));
    const { plan } = plots[0];
    expect(plan.range).toMatchObject({ to: NOW });
    act(() => plan.onZoom(NOW - 30 * STEP, NOW - 10 * STEP));
    const picker = () => screen.getByRole('button', { name: /^Time range/ });
    await waitFor(() =>
      expect(picker()).toHaveAccessibleName('Time range: 14:02 to 14:22, UTC'),
    );
    expect(url().searchParams.get('from')).toBe(String(NOW - 30 * STEP));
    await user.click(picker());
    await user.click(screen.getByRole('button', { name: 'Last 3 h' }));
    await waitFor(() =>
      expect(picker()).toHaveAccessibleName(
        'Time range: Last 3 h, 11:32 to 14:32 UTC',
      ),
    );
    await user.click(picker());
    const [from, to] = [
      screen.getByLabelText('From'),
      screen.getByLabelText('To'),
    ];
    await user.clear(from);
    await user.type(from, '2026-11-23T14:00');
    await user.clear(to);
    await user.type(to, '2026-11-23T13:00');
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The range ends before it starts',
    );
    await user.clear(to);
    await user.type(to, '2026-11-23T14:30');
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() =>
      expect(url().searchParams.get('to')).toBe(
        String(Date.UTC(2026, 10, 23, 14, 30)),
      ),
    );
    await user.click(picker());
    await user.click(screen.getByRole('radio', { name: 'Local time' }));
    expect(url().searchParams.get('timezone')).toBe('browser');
  });

  it('keeps in the URL what is compared, and says it in tiles, charts, sentences and tables', async () => {
    const user = userEvent.setup();
    const backend = aBackend();
    const before = (shown: PanelAnswer, factor: number) => ({
      compare: 'day-before' as const,
      frames: shown.frames!.map(frame => ({
        ...frame,
        columns: frame.columns.map(column =>
          column.type === 'number'
            ? {
                ...column,
                values: column.values.map(value => value && value * factor),
              }
            : column,
        ),
      })),
    });
    const [traffic, errors, latency, ...rest] = backend.panels[
      'platform-overview'
    ] as PanelAnswer[];
    backend.panels['platform-overview'] = [
      { ...traffic, earlier: before(traffic, 0.9616) },
      { ...errors, earlier: before(errors, 0.125) },
      { ...latency, earlier: { compare: 'day-before', frames: [] } },
      ...rest.map(answer =>
        answer.id === 5 ? { ...answer, earlier: before(answer, 0.5) } : answer,
      ),
    ];
    const { url } = openPage(backend, '/dashboards');
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Compare' }),
      'day before',
    );
    await waitFor(() =>
      expect(backend.queries.at(-1)).toMatchObject({ compare: 'day-before' }),
    );
    expect(url().searchParams.get('compare')).toBe('day-before');
    expect(await screen.findByText('+4% on the day before')).toBeVisible();
    expect(screen.getByText('+1.4 points on the day before')).toBeVisible();
    expect(screen.getByText('not known on the day before')).toBeVisible();
    expect(
      await screen.findByRole('figure', {
        name: /^Requests by service, .*; day before: user-api 250, yaml-processor 15.5 at its end\.$/,
      }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(plots.at(-1)?.plan.chart.series.map(({ name }) => name)).toEqual([
        'user-api',
        'yaml-processor',
        'user-api, day before',
        'yaml-processor, day before',
      ]),
    );
    expect(
      screen.getByRole('group', { name: 'Legend of Requests by service' }),
    ).toHaveTextContent('user-api, day before');
    await user.click(
      screen.getByRole('button', { name: 'Menu of Requests by service' }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Show as table' }),
    );
    const table = await screen.findByRole('table', { name: 'Day before' });
    expect(table).toHaveTextContent('280'); // half of 560, an hour ago
  });
});
