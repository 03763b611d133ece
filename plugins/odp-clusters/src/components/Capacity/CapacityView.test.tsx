import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NOW } from '../../__testUtils__/aTopology';
import { busyTopology } from '../../__testUtils__/busyTopology';
import {
  findDetails,
  focusMap,
  giveCanvas,
  showTopology,
} from '../../__testUtils__/showTopology';

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
    const inspector = await findDetails();
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
    expect(await findDetails()).toHaveAccessibleName(
      'Details of europe-north1-a',
    );
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
    const inspector = await findDetails();
    expect(inspector).toHaveTextContent('6 Insufficient nvidia.com/gpu.');
    expect(inspector).toHaveTextContent('1 CPU · 2 GiB · 1 GPU');
    await userEvent.click(
      within(inspector).getByRole('button', { name: 'gpu' }),
    );
    expect(await findDetails()).toHaveAccessibleName('Details of gpu');
  });
});

describe('a pod in the inspector', () => {
  it('leads to its workload, node, namespace, and log', async () => {
    const { url } = await showTopology(
      busyTopology(),
      'selected=pod:execution/user-api-1',
    );
    const inspector = await findDetails();
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
    const node = await findDetails();
    expect(node).toHaveTextContent(/2 pods/);
    expect(node).toHaveTextContent(/Out of memory/);
  });

  it('says so when it has gone since the link was made', async () => {
    await showTopology(busyTopology(), 'selected=pod:execution/gone');
    expect(await findDetails()).toHaveTextContent(/Not in odp-eu now/);
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
      await findDetails();
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
