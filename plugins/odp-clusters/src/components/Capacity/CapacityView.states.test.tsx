import { NotAllowedError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
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
  topologyApi,
} from '../../__testUtils__/showTopology';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { openPage } from '../../__testUtils__/renderClusters';
import { refusal } from '@internal/test-utils';

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  giveCanvas();
});
afterEach(() => {
  jest.restoreAllMocks();
});

const podsOn = (node: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    aPod({ name: `p-${index}`, node }),
  );

describe('bad days of the capacity view', () => {
  it('shows the list and says why where the browser gives no canvas', async () => {
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const { view } = await showTopology(aTopology());
    expect(
      await within(view).findByRole('table', { name: /Nodes/ }),
    ).toBeInTheDocument();
    expect(view).toHaveTextContent(/gives no canvas to draw on/);
    expect(screen.queryByRole('application')).not.toBeInTheDocument();
  });

  it('says that a cluster has no nodes, and still shows what waits', async () => {
    const { view } = await showTopology(
      aTopology({
        nodes: [],
        pods: [aPod({ node: undefined, status: 'degraded' })],
        waiting: [
          {
            namespace: 'execution',
            pods: ['user-api-1'],
            schedulerMessage: 'no nodes available to schedule pods',
            requests: { cpu: 1, memory: 0, gpu: 0 },
            limit: 'the cluster has no node',
          },
        ],
      }),
    );
    expect(view).toHaveTextContent(/odp-eu has no nodes/);
    expect(
      within(view).getByRole('region', { name: 'Pods without a node' }),
    ).toHaveTextContent(/the cluster has no node/);
  });

  it('holds one node with 500 pods: every one can be reached', async () => {
    const { view } = await showTopology(
      aTopology({ pods: podsOn('general-a-1', 500) }),
    );
    expect(view).toHaveTextContent('500 pods on 1 node');
    const map = await focusMap();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(within(map).getByRole('status')).toHaveTextContent(
      /^Pod p-\d+, healthy, on general-a-1$/,
    );
  });

  it('keeps nodes without a zone label, and tells two pools of one name apart', async () => {
    await showTopology(
      aTopology({
        pools: [
          aPool(),
          aPool({
            id: 'general/e2-medium',
            machineType: 'e2-medium',
            declared: false,
            limits: undefined,
          }),
        ],
        nodes: [
          aNode(),
          aNode({ name: 'lost', zone: undefined, pool: 'general/e2-medium' }),
        ],
      }),
      'as=list&selected=node:lost',
    );
    const row = (await screen.findByRole('button', { name: 'lost' })).closest(
      'tr',
    );
    expect(row).toHaveTextContent(/^lostnonegeneral/);
    expect(
      within(screen.getByRole('combobox', { name: 'Pool' }))
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['All 2', 'general, n2-standard-8', 'general, e2-medium']);
    const inspector = screen.getByRole('region', { name: 'Details of lost' });
    expect(inspector).toHaveTextContent(/no zone label/);
    await userEvent.click(
      within(inspector).getByRole('button', { name: 'general' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Details of general' }),
    ).toHaveTextContent(
      /not in the target state, so that its limits are unknown/,
    );
  });

  it('counts the pods of a viewer who sees one namespace, and names none of the others', async () => {
    const { view } = await showTopology(
      aTopology({
        nodes: [aNode({ hiddenPods: 12 })],
        hidden: { count: 16 },
      }),
      'as=list',
    );
    expect(view).toHaveTextContent(/Not permitted 12/);
    expect(
      await within(view).findByRole('button', { name: 'general-a-1' }),
    ).toBeInTheDocument();
    expect(
      within(view).getByRole('radio', { name: '1 pod' }),
    ).toBeInTheDocument();
  });

  it('keeps the last picture of a cluster that went silent, and says since when', async () => {
    const { view } = await showTopology(
      aTopology({
        freshness: {
          state: 'stale',
          asOf: '2026-11-23T14:19:00Z',
          reason: 'the API answers 504',
        },
      }),
    );
    expect(view).toHaveTextContent(/stale since 14:19: the API answers 504/);
    expect(
      within(view).getByRole('application', { name: /^Map/ }),
    ).toBeInTheDocument();
    expect(screen.getByText(/This is as of 14:19/)).toBeInTheDocument();
  });

  it('says that nodes cannot be read, never that there are none', async () => {
    const { view } = await showTopology(
      aTopology({
        nodes: [],
        pods: [],
        gaps: [
          {
            kind: 'nodes',
            cause: 'forbidden',
            message: 'The portal may not list nodes; give it list on nodes.',
          },
        ],
      }),
    );
    expect(view).toHaveTextContent(/Nodes of odp-eu cannot be read/);
    expect(view).toHaveTextContent(/give it list on nodes/);
    expect(view).not.toHaveTextContent(/has no nodes/);
  });

  it.each([
    [
      'not permitted',
      refusal(403, new NotAllowedError()),
      /not for your role.*odp\.cluster\.read/,
    ],
    ['failing', new Error('it broke'), /cannot be read.*it broke/],
  ])(
    'keeps filters and frame where the source is %s',
    async (_, error, words) => {
      const api = topologyApi(aTopology());
      api.answers.topologies['odp-eu'] = await error;
      const { view } = await showTopology(api);
      expect(view).toHaveTextContent(words);
      expect(
        screen.getByRole('searchbox', { name: 'Pod, workload or node' }),
      ).toBeInTheDocument();
    },
  );

  it('says that nothing matches and leads back, in the list', async () => {
    const { url, view } = await showTopology(
      aTopology(),
      'as=list&search=nowhere&health=failing',
    );
    expect(view).toHaveTextContent(/Nothing matches1 node hidden by 2 filters/);
    await userEvent.click(
      within(view).getByRole('button', { name: 'Clear filters' }),
    );
    expect(url().search).toBe('?as=list');
  });

  it('says what to do when no cluster is set up', async () => {
    openPage(FakeClustersApi.create(), '/topology');
    expect(await screen.findByText('No cluster is set up')).toBeInTheDocument();
  });
});
