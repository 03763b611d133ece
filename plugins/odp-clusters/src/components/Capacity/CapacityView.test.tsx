import type { TopologyModel } from '@internal/plugin-odp-clusters-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  aFailingPod,
  aNode,
  aPod,
  aPool,
  aTopology,
  NOW,
} from '../../__testUtils__/aTopology';
import {
  focusMap,
  giveCanvas,
  showTopology,
} from '../../__testUtils__/showTopology';

/** A busy day: a pod out of memory, a silent and a cordoned node, pods that wait for a GPU. */
function busyTopology(): TopologyModel {
  return aTopology({
    pools: [
      aPool(),
      aPool({
        id: 'gpu/n1-standard-4',
        name: 'gpu',
        machineType: 'n1-standard-4',
        limits: { min: 2, max: 10 },
      }),
      aPool({ id: 'spot/x', name: 'spot', limits: { min: 0, max: 20 } }),
    ],
    nodes: [
      aNode({ name: 'general-a-h3mw' }),
      aNode({
        name: 'general-b-zt41',
        zone: 'europe-north1-b',
        status: 'unknown',
        condition: 'silent',
        reasons: [
          {
            rule: 'node.silent',
            status: 'unknown',
            object: { kind: 'Node', name: 'general-b-zt41' },
            message: 'general-b-zt41: silent',
            since: new Date(NOW - 48_000).toISOString(),
          },
        ],
      }),
      aNode({ name: 'general-a-t8zd', hiddenPods: 2 }),
      aNode({ name: 'gpu-a-d8fk', pool: 'gpu/n1-standard-4' }),
    ],
    pods: [
      aFailingPod({ node: 'general-a-h3mw' }),
      aPod({ node: 'general-a-h3mw' }),
      aPod({ name: 'user-api-2', node: 'general-a-t8zd' }),
      aPod({
        name: 'log-x',
        node: 'general-a-t8zd',
        workload: { kind: 'DaemonSet', name: 'log' },
        status: 'degraded',
      }),
      aPod({
        name: 'ner-0',
        namespace: 'ml',
        workload: { kind: 'Deployment', name: 'bentoml-ner' },
        node: undefined,
        status: 'degraded',
        causes: [
          {
            rule: 'pod.unschedulable',
            status: 'degraded',
            message: 'waits for a GPU',
          },
        ],
      }),
    ],
    waiting: [
      {
        namespace: 'ml',
        workload: { kind: 'Deployment', name: 'bentoml-ner' },
        pods: ['ner-0'],
        since: new Date(NOW - 26 * 60_000).toISOString(),
        schedulerMessage:
          '0/28 nodes are available: 6 Insufficient nvidia.com/gpu.',
        requests: { cpu: 1, memory: 2 ** 31, gpu: 1 },
        pool: 'gpu/n1-standard-4',
        limit:
          '6 of 6 GPUs of pool gpu are taken; it has 6 of 2-10 nodes; scale-up failed: GCE quota exceeded',
      },
    ],
  });
}

const details = () => screen.findByRole('region', { name: /^Details of / });
const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('button')[0].textContent);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  giveCanvas();
});
afterEach(() => {
  jest.restoreAllMocks();
  localStorage.clear();
  delete (window as { matchMedia?: unknown }).matchMedia;
});

function askForNoMotion() {
  const nobody = () => {};
  Object.assign(window, {
    matchMedia: (query: string) => ({
      matches: query.includes('reduced-motion'),
      addEventListener: nobody,
      removeEventListener: nobody,
      addListener: nobody,
      removeListener: nobody,
    }),
  });
}

describe('who cannot use a mouse', () => {
  it('finds the failing pod with n, hears what it is, opens it, and comes back', async () => {
    const { url } = await showTopology(busyTopology());
    const map = await focusMap();
    await userEvent.keyboard('n');
    expect(within(map).getByRole('status')).toHaveTextContent(
      'Pod yaml-processor-q4zln, failing, out of memory, on general-a-h3mw',
    );

    await userEvent.keyboard('{Enter}');
    const inspector = await details();
    expect(inspector).toHaveAccessibleName('Details of yaml-processor-q4zln');
    expect(inspector).toHaveTextContent(/Failing for 34 min/);
    expect(inspector).toHaveTextContent(
      /CrashLoopBackOff, last exit 137 OOMKilled/,
    );
    expect(url().searchParams.get('selected')).toBe(
      'pod:execution/yaml-processor-q4zln',
    );
    expect(within(inspector).getByRole('heading', { level: 2 })).toHaveFocus();

    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(url().searchParams.get('selected')).toBeNull());
    expect(map).toHaveFocus();
  });

  it('walks from pod to pod with the arrows, also onto what one may not see', async () => {
    await showTopology(busyTopology());
    const map = await focusMap();
    const said: Array<string | null> = [];
    for (const key of ['Right', 'Right', 'Right', 'Right']) {
      await userEvent.keyboard(`{Arrow${key}}`);
      said.push(within(map).getByRole('status').textContent);
    }
    expect(said).toEqual([
      'Pod user-api-1, healthy, on general-a-h3mw',
      expect.stringContaining('Pod yaml-processor-q4zln'),
      'Pod user-api-2, healthy, on general-a-t8zd',
      'A pod that you may not see, on general-a-t8zd',
    ]);
  });

  it('zooms with plus, minus and 0', async () => {
    // Who wants no motion is there at once.
    askForNoMotion();
    const { view } = await showTopology(busyTopology());
    await focusMap();
    const percent = () =>
      Number(
        /(\d+) %$/.exec(within(view).getByText(/^\d+ %$/).textContent!)![1],
      );
    const before = percent();
    await userEvent.keyboard('+');
    expect(percent()).toBe(Math.round(before * 1.5));
    await userEvent.keyboard('-0');
    expect(percent()).toBe(before);
  });
});

describe('the map', () => {
  it('selects what is clicked', async () => {
    class FakePointerEvent extends MouseEvent {}
    Object.assign(window, { PointerEvent: FakePointerEvent });
    const { url } = await showTopology(busyTopology());
    const map = await focusMap();
    const click = (clientX: number, clientY: number) => {
      fireEvent.pointerDown(map, { clientX, clientY, button: 0 });
      fireEvent.pointerUp(map, { clientX, clientY, button: 0 });
    };
    click(80, 10);
    expect(url().searchParams.get('selected')).toBe('zone:europe-north1-a');
    expect(await details()).toHaveAccessibleName('Details of europe-north1-a');
    fireEvent.pointerDown(map, { clientX: 200, clientY: 100, button: 0 });
    fireEvent.pointerMove(map, { clientX: 260, clientY: 100 });
    fireEvent.pointerUp(map, { clientX: 260, clientY: 100, button: 0 });
    expect(url().searchParams.get('selected')).toBe('zone:europe-north1-a');
  });

  it('counts what it shows, and tells that a DaemonSet pod out of sight needs a look', async () => {
    const { view } = await showTopology(busyTopology());
    expect(view).toHaveTextContent(
      /Healthy2Progressing0Unknown0Degraded0Failing1Not permitted 2/,
    );
    expect(view).toHaveTextContent(
      '6 pods on 4 nodes · 1 of DaemonSets hidden',
    );
    expect(
      screen.getByRole('combobox', { name: 'DaemonSets' }),
    ).toHaveDisplayValue('hidden (1 needs a look)');
  });

  it('shows what a filter leaves, and all of what needs a look in one step', async () => {
    const { url, view } = await showTopology(busyTopology(), 'search=user');
    expect(view).toHaveTextContent(
      '2 pods match 1 filter; the rest is dimmed.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show the 3' }));
    expect(url().search).toBe('?health=attention&daemonsets=shown');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(url().search).toBe('?daemonsets=shown');
  });
});

describe('pods without a node', () => {
  it('come first, with the limit; Why opens what the scheduler says', async () => {
    await showTopology(busyTopology());
    const strip = screen.getByRole('region', { name: 'Pods without a node' });
    expect(strip).toHaveTextContent(
      /1 pod without a node.*bentoml-ner pending 26 min: 6 of 6 GPUs of pool gpu are taken/,
    );
    await userEvent.click(within(strip).getByRole('button', { name: /^Why/ }));
    const inspector = await details();
    expect(inspector).toHaveTextContent('6 Insufficient nvidia.com/gpu.');
    expect(inspector).toHaveTextContent('1 CPU · 2 GiB · 1 GPU');
    await userEvent.click(
      within(inspector).getByRole('button', { name: 'gpu' }),
    );
    expect(await details()).toHaveAccessibleName('Details of gpu');
  });
});

describe('a pod in the inspector', () => {
  it('leads to its workload, node, namespace, and log', async () => {
    const { url } = await showTopology(
      busyTopology(),
      'selected=pod:execution/user-api-1',
    );
    const inspector = await details();
    expect(
      await within(inspector).findByText(/2 of 10 ready/),
    ).toBeInTheDocument();
    expect(inspector).toHaveTextContent(/istio-ingress depends on user-api/);
    expect(
      within(inspector).getByRole('link', { name: 'In the catalog' }),
    ).toHaveAttribute('href', '/catalog/default/component/user-api');
    expect(
      within(inspector).getByRole('link', { name: 'Namespace' }),
    ).toHaveAttribute('href', '/namespaces?cluster=odp-eu&namespace=execution');

    await userEvent.click(
      within(inspector).getByRole('button', { name: 'Logs' }),
    );
    expect(
      await within(inspector).findByRole('region', {
        name: 'Log of user-api-1',
      }),
    ).toBeInTheDocument();

    await userEvent.click(
      within(inspector).getByRole('button', { name: 'general-a-h3mw' }),
    );
    expect(url().searchParams.get('selected')).toBe('node:general-a-h3mw');
    const node = await details();
    expect(node).toHaveTextContent(/2 pods/);
    expect(node).toHaveTextContent(/Out of memory/);
  });

  it('says so when it has gone since the link was made', async () => {
    await showTopology(busyTopology(), 'selected=pod:execution/gone');
    expect(await details()).toHaveTextContent(/Not in odp-eu now/);
  });
});

describe('the list', () => {
  it('tells the same: nodes worst first, their filters and selection in the URL', async () => {
    const { url } = await showTopology(busyTopology(), 'as=list');
    const table = await screen.findByRole('table', { name: /Nodes/ });
    expect(namesIn(table)).toEqual([
      'general-a-h3mw',
      'general-b-zt41',
      'general-a-t8zd',
      'gpu-a-d8fk',
    ]);
    const silent = within(table).getAllByRole('row')[2];
    expect(silent).toHaveTextContent(
      /Unknown.*unknown.*unknown.*silent for 48 s/,
    );

    await userEvent.click(
      within(table).getByRole('button', { name: 'general-b-zt41' }),
    );
    expect(url().searchParams.get('selected')).toBe('node:general-b-zt41');
    expect(await details()).toHaveTextContent(
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
    expect(within(table).getAllByRole('row')[2]).toHaveTextContent(/no node/);
  });

  it('shows the pods of a cause, from the inspector', async () => {
    const { url } = await showTopology(busyTopology());
    const overview = await details();
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

describe.each([
  ['graph', ''],
  ['list', 'as=list&'],
])('accessibility of the %s', (_, search) => {
  it.each(['light', 'dark'])(
    'has nothing that axe finds, in %s',
    async theme => {
      localStorage.setItem('theme', theme);
      const { container } = await showTopology(
        busyTopology(),
        `${search}selected=pod:execution/yaml-processor-q4zln`,
      );
      await details();
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
