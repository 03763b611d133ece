import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { errorAnswer } from '@internal/test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  aDashboard,
  answerOf,
  emptyOf,
  rawPanel,
} from '../../__testUtils__/boards';
import { aBackend, SERIES } from '../../__testUtils__/busyBoards';
import { NOW } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderBoards';

jest.mock('../../drawing/createPlot', () =>
  jest.requireActual('../../__testUtils__/recordedPlots'),
);

const panel = (title: string) => screen.findByRole('region', { name: title });

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the page of dashboards', () => {
  it('opens with the sentence of its golden tiles, and marks the tabs whose tiles break a limit', async () => {
    const { container } = openPage(aBackend(), '/dashboards');
    expect(
      await screen.findByText(
        'Failing for 34 min: Errors 5xx is 1.6% (limit 1%)',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Saturation is 97% \(limit 85%\)/),
    ).toBeInTheDocument();
    const tabs = screen.getByRole('tablist', { name: 'Dashboards' });
    expect(
      await within(tabs).findByRole('tab', { name: 'ML Serving failing' }),
    ).toBeInTheDocument();
    // A dashboard of an entity is opened from there.
    expect(
      within(tabs).queryByRole('tab', { name: /Component/ }),
    ).not.toBeInTheDocument();
    expect(
      await screen.findByRole('figure', {
        name: /^Requests by service, last hour, 2 series: highest user-api 500 now/,
      }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('takes each panel as it comes, and keeps the last good data with its age when the next answer fails', async () => {
    const user = userEvent.setup();
    const backend = aBackend();
    delete backend.panels['platform-overview'];
    openPage(backend, '/dashboards');
    const requests = await panel('Requests by service');
    expect(within(requests).getByText(/Loading/)).toBeInTheDocument();
    const streamOf = () =>
      backend.streams.find(({ query }) => query.panels.length > 4)!;
    await waitFor(() => expect(streamOf()).toBeDefined());
    act(() => streamOf().send(SERIES));
    expect(await within(requests).findByRole('figure')).toBeInTheDocument();
    expect(
      within(await panel('Gateway requests')).getByText(/Loading/),
    ).toBeInTheDocument();
    act(() => streamOf().end());
    // What did not come says so itself, and nothing else fails.
    expect(
      await within(await panel('Gateway requests')).findByText(
        /The answer ended before this panel/,
      ),
    ).toBeInTheDocument();
    expect(within(requests).getByRole('figure')).toBeInTheDocument();

    backend.panels['platform-overview'] = errorAnswer(
      502,
      new Error('Prometheus does not answer'),
    );
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(
      await within(requests).findByText(
        'stale since 14:32: Prometheus does not answer',
      ),
    ).toBeInTheDocument();
    expect(within(requests).getByRole('figure')).toBeInTheDocument();
  });

  it('tells no traffic, no data, not set up and not for the role apart, each with what to do', async () => {
    const backend = aBackend();
    backend.answers['/dashboards/platform-overview'] = answerOf(
      aDashboard([5, 6, 7, 8, 9].map(id => rawPanel(id, 'timeseries'))),
    );
    backend.panels['platform-overview'] = [
      emptyOf(5, { kind: 'no-traffic', sentence: 'No request came.' }),
      emptyOf(6, {
        kind: 'no-data',
        sentence: 'The last sample is 9 min old.',
      }),
      emptyOf(7, {
        kind: 'not-set-up',
        sentence: 'Kong counts no status codes.',
        setting: 'status_code_metrics: true',
      }),
      emptyOf(8, { kind: 'source-down', sentence: 'Connection refused.' }),
      emptyOf(9, {
        kind: 'not-permitted',
        sentence: 'It shows the whole platform.',
      }),
    ];
    openPage(backend, '/dashboards');
    const text = async (id: number) => (await panel(`Panel ${id}`)).textContent;
    await within(await panel('Panel 8')).findByText(
      'The source does not answer',
    );
    expect(await text(5)).toContain('No trafficNo request came.');
    expect(await text(6)).toContain('No dataThe last sample is 9 min old.');
    expect(await text(7)).toContain(
      'Not set upKong counts no status codes. Set status_code_metrics: true.',
    );
    expect(await text(8)).toContain('Connection refused.');
    expect(await text(8)).toContain('Try again');
    expect(await text(9)).toContain(
      'Not for your roleIt shows the whole platform.',
    );
    // To ask again helps nobody, and nothing failed.
    expect(await text(9)).not.toContain('Try again');
    expect(screen.getByText(/1 not for your role/)).toBeInTheDocument();
    // None of the tiles answered: nothing is called healthy.
    expect(screen.queryByText(/^Healthy/)).not.toBeInTheDocument();
  });

  it('says once how a Prometheus is set up, and has neither sentences in its selects nor a figure', async () => {
    const backend = aBackend();
    const why = {
      kind: 'not-set-up' as const,
      sentence: 'No Prometheus is set up, so that there is nobody to ask.',
      setting: 'odp.observability.prometheus.url',
      remedy: 'Install Prometheus, then run npm start again.',
    };
    backend.panels['platform-overview'] = [1, 2, 3, 4, 5, 6].map(id =>
      emptyOf(id, why),
    );
    for (const name of ['cluster', 'namespace']) {
      backend.answers[`/dashboards/platform-overview/variables/${name}`] =
        errorAnswer(503, new ServiceUnavailableError(why.sentence));
    }
    const { container } = openPage(backend, '/dashboards');
    const requests = await panel('Requests by service');
    expect(await within(requests).findByText('Not set up')).toBeInTheDocument();
    expect(
      within(requests).getByRole('link', { name: 'Open the checks' }),
    ).toBeInTheDocument();
    expect(requests).not.toHaveTextContent(/Install|odp\.observability/);
    expect(container.textContent).toMatch(
      /^(?!.*Install Prometheus.*Install Prometheus).*no limit can be checked\. No Prometheus is set up, .*Install Prometheus, then run npm start again\./s,
    );
    const cluster = await screen.findByRole('combobox', { name: 'Cluster' });
    await waitFor(() =>
      expect(cluster).toHaveAccessibleDescription(
        `Its values are not known: ${why.sentence}`,
      ),
    );
    expect(cluster).toHaveDisplayValue('not known');
    expect(
      screen.getByRole('button', { name: 'Namespace: not known' }),
    ).toHaveAccessibleDescription(/^Its values are not known: No Prometheus/);
  });

  it('offers what may be chosen soon after a source that was away answers', async () => {
    jest.useFakeTimers({ advanceTimers: true, doNotFake: ['Date'] });
    try {
      const backend = aBackend();
      const route = '/dashboards/platform-overview/variables/cluster';
      const there = backend.answers[route];
      backend.answers[route] = errorAnswer(
        503,
        new ServiceUnavailableError('Prometheus does not answer'),
      );
      openPage(backend, '/dashboards');
      const cluster = await screen.findByRole('combobox', { name: 'Cluster' });
      await waitFor(() => expect(cluster).toHaveDisplayValue('not known'));
      backend.answers[route] = there;
      await act(async () => {
        jest.advanceTimersByTime(30_000);
      });
      await waitFor(() => expect(cluster).toHaveDisplayValue('odp-eu'));
    } finally {
      jest.useRealTimers();
    }
  });

  it('shows a panel as a table, its query, and the way to Grafana for one that it does not draw', async () => {
    const user = userEvent.setup();
    const { container } = openPage(aBackend(), '/dashboards');
    const requests = await panel('Requests by service');
    await within(requests).findByRole('figure');
    const choose = async (entry: string) => {
      await user.click(
        screen.getByRole('button', { name: 'Menu of Requests by service' }),
      );
      await user.click(await screen.findByRole('menuitem', { name: entry }));
    };
    await choose('Show query');
    expect(
      within(requests).getByText('panel_5{cluster="odp-eu"}'),
    ).toBeInTheDocument();
    await choose('Show as table');
    const table = await within(requests).findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(62);
    expect(within(table).getAllByRole('row')[61]).toHaveTextContent('50031');
    await waitFor(() =>
      expect(screen.queryByRole('menu')).not.toBeInTheDocument(),
    );
    const heat = await panel('Heat');
    expect(heat).toHaveTextContent('Not drawn here: heatmap');
    expect(
      within(heat).getByRole('link', { name: /^Open in Grafana/ }),
    ).toHaveAttribute('href', expect.stringContaining('viewPanel=7'));
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells in its checks why panels are empty, and when the page itself cannot be read', async () => {
    const user = userEvent.setup();
    const backend = aBackend();
    backend.answers['/doctor'] = {
      sources: [
        {
          name: 'prometheus',
          kind: 'prometheus',
          state: 'unreachable',
          reason: 'Connection refused; start it.',
        },
      ],
      missing: [],
    };
    backend.answers['/dashboards/platform-overview'] = errorAnswer(
      403,
      new NotAllowedError('Dashboards are for members of a team'),
    );
    openPage(backend, '/dashboards');
    expect(
      await screen.findByText('The dashboard: not for your role'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Checks' }));
    const sources = await screen.findByRole('table', { name: 'Sources' });
    expect(sources).toHaveTextContent('prometheusDoes not answer');
    expect(screen.getByText('Not known')).toBeInTheDocument();
  });
});
