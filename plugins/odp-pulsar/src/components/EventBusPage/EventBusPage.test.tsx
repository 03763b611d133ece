import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NOW, submitted } from '../../__testUtils__/busMoment';
import { busyBus } from '../../__testUtils__/busyBus';
import {
  aBusNamespace,
  busyNamespaces,
} from '../../__testUtils__/busyNamespaces';
import { openPage } from '../../__testUtils__/renderBus';

const rowNames = () =>
  [...document.querySelectorAll<HTMLElement>('[data-namespace]')].map(
    ({ dataset }) => dataset.namespace!.replace('odp/workspace-', ''),
  );
const opener = (name: string) =>
  screen.findByRole('button', { name: `Open ${name}` });
const row = async (name: string) => (await opener(name)).closest('tr')!;
const details = (name: string) =>
  screen.findByRole('region', { name: `Details of ${name}` });

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the workspaces of the event bus', () => {
  it('open with a verdict and the version, and show who loses messages next, when, and on which subscription', async () => {
    openPage(busyBus(), '/event-bus');
    expect(await row('acme-risk')).toHaveTextContent(
      /Failing · 14 topicspipeline.submitted63 %631 MB of 1 GB.*~20 minevicts yaml-processor310 \/ 6401 drift/,
    );
    expect(await row('nordbank-kyc')).toHaveTextContent(
      /pipeline.step.completed · p291 %914 MB of 1 GB.*~38 min, againskips ml-training/,
    );
    expect(await row('lumen-esg')).toHaveTextContent(
      /drainingempty in ~27 min.*as declared/,
    );
    expect(rowNames()).toEqual([
      'acme-risk',
      'nordbank-kyc',
      'harbor-trade',
      'orient-tax',
      'fjord-claims',
      'lumen-esg',
      'sund-pricing',
    ]);
    const verdict = screen.getByText('2 workspaces lose messages.');
    expect(verdict.closest('[data-status=failing]')).toHaveTextContent(
      /acme-risk evicts yaml-processor in about 20 min.*Pulsar 3.1.0, under evaluation/,
    );
    expect(
      screen.getByText('8 namespaces, 87 topics, 34 system topics hidden'),
    ).toBeInTheDocument();
    expect(screen.getByText('Live · updated 12 s ago')).toBeInTheDocument();
    expect(
      screen.getAllByRole('tab').map(({ textContent }) => textContent),
    ).toEqual([
      'Workspaces',
      'Topics',
      'Brokers and bookies',
      'Policies 1 drift',
      'Evicted 3',
      'Events',
      'Evaluation',
    ]);
  });

  it('claim nothing of a workspace whose readings are older than the sweep, and name one that is not for the caller', async () => {
    openPage(busyBus(), '/event-bus');
    expect(await row('orient-tax')).toHaveTextContent(
      /Unknown · 6 topics.*A bundle moved between brokers.*Last known 14:29: worst topic 12 %. Next sweep in 18 s/,
    );
    expect(
      screen.getByText('odp/workspace-vela-audit').closest('tr'),
    ).toHaveTextContent(/Not permitted.*odp.bus.namespace.read/);
  });

  it('never show a zero or a bar for what is not known, and follow the time and not the per cent with the colour', async () => {
    const backend = busyBus();
    const name = 'odp/workspace-blind';
    backend.answers['/odp-eu/namespaces'] = {
      ...busyNamespaces,
      items: [
        aBusNamespace('blind', {
          topic: 'a',
          worst: [
            {
              kind: 'backlog',
              topic: `persistent://${name}/a`,
              limit: { state: 'unknown' },
            },
          ],
          forecast: { state: 'unknown', status: 'unknown' },
          trend: undefined,
          rates: {},
          policy: { state: 'unknown', reason: 'needs tenant admin' },
        }),
        aBusNamespace('full-but-slow', {
          used: 950_000_000,
          forecast: { state: 'steady', status: 'healthy' },
        }),
      ],
    };
    openPage(backend, '/event-bus');
    const blind = await row('blind');
    expect(blind).toHaveTextContent(
      /aunknown, an unknown limitno historyunknownunknownunknown$/,
    );
    expect(blind).not.toHaveTextContent(/ 0|%/);
    const percent = within(await row('full-but-slow')).getByText('95 %');
    expect(percent.className).not.toMatch(/failing|degraded/);
  });

  it('put a workspace that stands still before one that fills in hours, and say why where the forecast does not', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/namespaces'] = {
      ...busyNamespaces,
      items: [
        ...busyNamespaces.items,
        aBusNamespace('zzz-stuck', {
          status: 'failing',
          reasons: ['pipeline.completed, analytics: no consumer'],
        }),
      ],
    };
    openPage(backend, '/event-bus');
    expect(await row('zzz-stuck')).toHaveTextContent(
      /Failing · pipeline.completed, analytics: no consumer/,
    );
    expect(rowNames().slice(0, 4)).toEqual([
      'acme-risk',
      'nordbank-kyc',
      'zzz-stuck',
      'harbor-trade',
    ]);
  });

  it('open a workspace with its topics and policies, then a topic, and Escape gives the keyboard back', async () => {
    const { url } = openPage(busyBus(), '/event-bus');
    await userEvent.click(await opener('acme-risk'));
    const workspace = await details('acme-risk');
    expect(
      await within(workspace).findByText('3 topics, worst first'),
    ).toBeInTheDocument();
    expect(workspace).toHaveTextContent(
      /Publish rate, messages5,000 msg\/s.*declared 1,000 msg\/s/,
    );
    expect(workspace).toHaveTextContent("the broker's default");
    expect(url().searchParams.get('namespace')).toBe('odp/workspace-acme-risk');
    await userEvent.click(
      within(workspace).getByRole('button', { name: 'pipeline.submitted' }),
    );
    await details('pipeline.submitted');
    expect(url().searchParams.get('topic')).toBe(submitted);
    expect(await row('acme-risk')).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: /^Details/ }),
      ).not.toBeInTheDocument(),
    );
    expect(url().search).toBe('?instance=odp-eu');
    expect(await opener('acme-risk')).toHaveFocus();
  });

  it('read filters and order from the URL, and undo with one click what hides everything', async () => {
    const { url } = openPage(
      busyBus(),
      '/event-bus?state=degraded&search=acme&from=mail',
    );
    expect(await screen.findByText('No workspace matches')).toBeInTheDocument();
    expect(
      screen.getByText('7 workspaces hidden by 2 filters.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(rowNames()).toHaveLength(7));
    expect(url().search).toBe('?from=mail');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Show' }),
      'By name',
    );
    expect(rowNames()[0]).toBe('acme-risk');
    expect(rowNames()[1]).toBe('fjord-claims');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Show' }),
      'Fullest first',
    );
    expect(rowNames()[0]).toBe('nordbank-kyc');
    expect(url().searchParams.get('sort')).toBe('share');
  });

  it('are found by a topic that is not their worst', async () => {
    openPage(busyBus(), '/event-bus');
    await row('acme-risk');
    await userEvent.type(screen.getByRole('searchbox'), 'cancelled');
    await waitFor(() => expect(rowNames()).toEqual(['acme-risk']));
  });

  it('switch the instance, and close what belongs to the other', async () => {
    const backend = busyBus();
    backend.answers['/odp-us/namespaces'] = {
      ...busyNamespaces,
      instance: 'odp-us',
      items: [aBusNamespace('west')],
    };
    const { url } = openPage(
      backend,
      `/event-bus?topic=${encodeURIComponent(submitted)}`,
    );
    await details('pipeline.submitted');
    await userEvent.click(await screen.findByRole('radio', { name: /odp-us/ }));
    await waitFor(() => expect(rowNames()).toEqual(['west']));
    expect(
      screen.queryByRole('region', { name: /^Details/ }),
    ).not.toBeInTheDocument();
    expect(url().search).toBe('?instance=odp-us');
  });

  it('patch a row in place when a sweep tells something new', async () => {
    const backend = busyBus();
    openPage(backend, '/event-bus?namespace=odp/workspace-acme-risk');
    const before = await row('acme-risk');
    backend.answers['/odp-eu/namespaces'] = {
      ...busyNamespaces,
      items: [aBusNamespace('acme-risk')],
    };
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(before).toHaveTextContent('Healthy'));
    expect(before).toBeInTheDocument();
    expect(await details('acme-risk')).toBeInTheDocument();
  });

  it('show 300 workspaces with long names by pages, and find one of them', async () => {
    const backend = busyBus();
    const long = (index: number) => `${index}-${'x'.repeat(200)}`;
    backend.answers['/odp-eu/namespaces'] = {
      ...busyNamespaces,
      items: Array.from({ length: 300 }, (_, index) =>
        aBusNamespace(long(index)),
      ),
    };
    openPage(backend, '/event-bus');
    await waitFor(() => expect(rowNames()).toHaveLength(200));
    expect(
      screen.getByText('1 to 200 of 300 workspaces, worst first'),
    ).toBeInTheDocument();
    await userEvent.type(screen.getByRole('searchbox'), '237-');
    await waitFor(() => expect(rowNames()).toEqual([long(237)]));
    expect(screen.getByText(/^1 of 301 namespaces/)).toBeInTheDocument();
  });
});
