import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aNode, aTopology, NOW } from '../../../__testUtils__/aTopology';
import { busyTopology } from '../../../__testUtils__/busyTopology';
import {
  findDetails,
  giveCanvas,
  showTopology,
} from '../../../__testUtils__/showTopology';

const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('button')[0].textContent);
const headsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  giveCanvas();
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the list of the capacity view', () => {
  it('tells the same: nodes worst first, their filters and selection in the URL', async () => {
    const { url } = await showTopology(busyTopology(), 'as=list');
    const table = await screen.findByRole('table', { name: /Nodes/ });
    expect(namesIn(table)).toEqual([
      'general-a-h3mw',
      'general-b-zt41',
      'general-a-t8zd',
      'gpu-a-d8fk',
    ]);
    expect(headsOf(table)).toEqual([
      'Node',
      'Zone',
      'Pool',
      'Worst state',
      'Pods',
      'CPU req.',
      'Memory req.',
      'Why',
    ]);
    const silent = within(table).getAllByRole('row')[2];
    expect(silent).toHaveTextContent(
      /Unknown.*unknown.*unknown.*silent for 48 s/,
    );

    await userEvent.click(
      within(table).getByRole('button', { name: 'general-b-zt41' }),
    );
    expect(url().searchParams.get('selected')).toBe('node:general-b-zt41');
    expect(await findDetails()).toHaveTextContent(
      /What it has requested is unknown while it is silent/,
    );

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Pod, workload or node' }),
      'yaml',
    );
    expect(namesIn(screen.getByRole('table', { name: /Nodes/ }))).toEqual([
      'general-a-h3mw',
    ]);
    expect(url().searchParams.get('search')).toBe('yaml');
  });

  it('lists pods too, those without a node among them', async () => {
    const { url } = await showTopology(busyTopology(), 'as=list');
    await userEvent.click(await screen.findByRole('radio', { name: '4 pods' }));
    expect(url().searchParams.get('rows')).toBe('pods');
    const table = screen.getByRole('table', { name: /Pods/ });
    expect(namesIn(table)).toEqual([
      'yaml-processor-q4zln',
      'ner-0',
      'user-api-1',
      'user-api-2',
    ]);
    expect(headsOf(table).slice(0, 4)).toEqual([
      'Pod',
      'Namespace',
      'State',
      'Since',
    ]);
    expect(within(table).getAllByRole('row')[2]).toHaveTextContent(/no node/);
  });

  it('shows the pods of a cause, from the inspector', async () => {
    const { url } = await showTopology(busyTopology());
    const overview = await findDetails();
    await userEvent.click(
      within(overview).getByRole('button', { name: /Out of memory/ }),
    );
    expect(url().searchParams.get('cause')).toBe('pod.out-of-memory');
    expect(namesIn(screen.getByRole('table', { name: /Pods/ }))).toEqual([
      'yaml-processor-q4zln',
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: /Cause out of memory/ }),
    );
    expect(namesIn(screen.getByRole('table', { name: /Pods/ }))).toHaveLength(
      4,
    );
  });

  it('has pages where there are many rows, and says of how many', async () => {
    const nodes = Array.from({ length: 450 }, (_, index) =>
      aNode({ name: `general-a-${index}` }),
    );
    const { url } = await showTopology(
      aTopology({ nodes, pods: [] }),
      'as=list',
    );
    const pages = await screen.findByRole('navigation', {
      name: 'Pages of nodes',
    });
    expect(pages).toHaveTextContent('1 to 200 of 450 nodes, worst first');
    await userEvent.click(
      within(pages).getByRole('button', { name: 'Next 200' }),
    );
    expect(url().searchParams.get('page')).toBe('2');
    await userEvent.click(screen.getByRole('button', { name: 'Next 50' }));
    expect(
      screen.getByRole('navigation', { name: 'Pages of nodes' }),
    ).toHaveTextContent('401 to 450 of 450 nodes');
  });
});
