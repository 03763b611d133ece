import {
  aClusterSummary,
  aNamespaceList,
  aNamespaceSummary,
} from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { busyItems, busyPlatform, NOW } from '../../__testUtils__/busyPlatform';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { openPage } from '../../__testUtils__/renderClusters';

const rowNames = () =>
  [...document.querySelectorAll<HTMLElement>('[data-namespace]')].map(
    ({ dataset }) => dataset.namespace,
  );
const row = async (name: string) =>
  (await screen.findByRole('button', { name: `Open ${name}` })).closest('tr')!;
const details = (name: string) =>
  screen.findByRole('region', { name: `Details of ${name}` });
const search = () => screen.findByRole('searchbox');

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the namespaces page', () => {
  it('opens with a verdict, and shows the worst first within a layer, with the cause in words', async () => {
    openPage(busyPlatform(), '/namespaces');
    const execution = await row('execution');
    expect(execution).toHaveTextContent(
      /Degraded.*user-api: 2 of 10 pods ready; 8 pods: out of memory: CrashLoopBackOff/,
    );
    expect(execution).toHaveTextContent('8 failing');
    expect(execution).toHaveTextContent('≥ 12');
    expect(await row('functions')).toHaveTextContent(
      /Healthy.*10 of 10 pods ready/,
    );
    expect(rowNames()).toEqual(['ml', 'execution', 'functions', 'postgres']);
    expect(
      screen.getByText(/^4 of 4 namespaces, worst first within a layer$/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 namespace is failing, 1 is degraded.').closest('div'),
    ).toHaveTextContent('ml: trainer: 0 of 2 pods ready since 13:40.');
    expect(screen.getByText('Live · updated 0 s ago')).toBeInTheDocument();
  });

  it('opens the detail of a row with the cause, and Escape closes it and gives the keyboard back to the row', async () => {
    const { url } = openPage(busyPlatform(), '/namespaces');
    await userEvent.click(await row('execution'));
    const detail = await details('execution');
    expect(
      await within(detail).findByText(
        'out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB for 6 min',
      ),
    ).toBeInTheDocument();
    expect(detail).toHaveTextContent('Degraded for 6 min');
    expect(detail).toHaveTextContent('istio-ingress depends on user-api');
    expect(
      within(detail).getByRole('tab', { name: 'Pods with trouble 1' }),
    ).toHaveFocus();
    expect(await row('execution')).toHaveAttribute('aria-selected', 'true');
    expect(url().searchParams.get('namespace')).toBe('execution');

    await userEvent.keyboard('{Escape}');
    expect(detail).not.toBeInTheDocument();
    expect(url().searchParams.has('namespace')).toBe(false);
    expect(
      screen.getByRole('button', { name: 'Open execution' }),
    ).toHaveFocus();
  });

  it('shows what a link holds without taking the focus, and leaves the detail open when Escape empties the search', async () => {
    openPage(
      busyPlatform(),
      '/namespaces?namespace=execution&tab=workloads&search=user-api',
    );
    const detail = await details('execution');
    expect(
      await within(detail).findByRole('table', { name: 'Workloads' }),
    ).toHaveTextContent('2 / 10');
    expect(document.body).toHaveFocus();
    await userEvent.type(await search(), '{Escape}');
    await waitFor(() => expect(rowNames()).toHaveLength(4));
    expect(detail).toBeInTheDocument();
  });

  it('closes a detail whose name in the link is none that a namespace can have', async () => {
    const { url } = openPage(
      busyPlatform(),
      `/namespaces?namespace=${encodeURIComponent('a"]')}`,
    );
    const detail = await details('a"]');
    await within(detail).findByRole('alert');
    await userEvent.keyboard('{Escape}');
    expect(detail).not.toBeInTheDocument();
    expect(url().search).toBe('');
  });

  it('reads its filters from the URL, writes them there, and leaves out what filters nothing', async () => {
    const { url } = openPage(
      busyPlatform(),
      '/namespaces?health=degraded&layer=execution&from=mail',
    );
    await row('execution');
    expect(rowNames()).toEqual(['execution']);
    expect(screen.getByRole('combobox', { name: 'Health' })).toHaveValue(
      'degraded',
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Health' }),
      'Any',
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Owner' }),
      'platform-team',
    );
    await userEvent.type(await search(), 'gpu');
    await waitFor(() => expect(rowNames()).toEqual(['ml']));
    expect(Object.fromEntries(url().searchParams)).toEqual({
      layer: 'execution',
      owner: 'group:default/platform-team',
      search: 'gpu',
      from: 'mail',
    });
  });

  it('says that filters hide everything, and clears them with one click', async () => {
    const { url } = openPage(
      busyPlatform(),
      '/namespaces?health=failing&layer=data',
    );
    expect(await screen.findByText('No namespace matches')).toBeInTheDocument();
    expect(
      screen.getByText('4 namespaces hidden by 2 filters.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(rowNames()).toHaveLength(4));
    expect(url().search).toBe('');
  });

  it('sorts by a column once nothing is grouped, and says so to a screen reader', async () => {
    const { url } = openPage(busyPlatform(), '/namespaces?group=none');
    await row('execution');
    expect(rowNames()).toEqual(['ml', 'execution', 'functions', 'postgres']);
    await userEvent.click(screen.getByRole('button', { name: 'Rst. 1h' }));
    expect(rowNames()).toEqual(['execution', 'functions', 'ml', 'postgres']);
    expect(
      screen.getByRole('columnheader', { name: /Rst. 1h/ }),
    ).toHaveAttribute('aria-sort', 'descending');
    expect(url().searchParams.get('sort')).toBe('restarts');
    await userEvent.click(screen.getByRole('button', { name: 'Namespace' }));
    expect(rowNames()).toEqual(['execution', 'functions', 'ml', 'postgres']);
    expect(
      screen.getByRole('columnheader', { name: /^Namespace/ }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });

  it('switches the cluster, and closes the detail that belongs to the other', async () => {
    const { url } = openPage(busyPlatform(), '/namespaces?namespace=execution');
    await details('execution');
    await userEvent.click(await screen.findByRole('radio', { name: /odp-us/ }));
    await waitFor(() => expect(rowNames()).toEqual(['execution']));
    expect(await row('execution')).toHaveTextContent('Healthy');
    expect(
      screen.queryByRole('region', { name: /Details/ }),
    ).not.toBeInTheDocument();
    expect(Object.fromEntries(url().searchParams)).toEqual({
      cluster: 'odp-us',
    });
  });

  it('patches a row in place when the cluster changes, with the detail still open', async () => {
    const api = busyPlatform();
    openPage(api, '/namespaces?namespace=execution');
    const before = await row('execution');
    api.answers.namespaces['odp-eu'] = aNamespaceList({
      items: busyItems.map(item =>
        item.name === 'execution' ? aNamespaceSummary() : item,
      ),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(before).toHaveTextContent('Healthy'));
    expect(before).toBeInTheDocument();
    expect(await details('execution')).toBeInTheDocument();
  });

  it('shows 200 namespaces with names of 253 characters, and finds one of them', async () => {
    const long = (index: number) => `${index}-${'x'.repeat(250)}`.slice(0, 253);
    const items = Array.from({ length: 200 }, (_, index) =>
      aNamespaceSummary({ name: long(index) }),
    );
    openPage(
      FakeClustersApi.create({
        clusters: { items: [aClusterSummary()] },
        namespaces: { 'odp-eu': aNamespaceList({ items }) },
      }),
      '/namespaces',
    );
    await waitFor(() => expect(rowNames()).toHaveLength(200));
    expect(screen.getByText(long(137))).toHaveAttribute('title', long(137));
    await userEvent.type(await search(), '137-');
    await waitFor(() => expect(rowNames()).toEqual([long(137)]));
    expect(screen.getByText(/^1 of 200 namespaces/)).toBeInTheDocument();
  });
});
