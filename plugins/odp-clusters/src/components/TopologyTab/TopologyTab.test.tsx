import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { aClusterSummary, anArchitecture } from '@internal/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { busyArchitecture } from '../../__testUtils__/busyArchitecture';
import { NOW } from '../../__testUtils__/busyPlatform';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { anEntity } from '../../__testUtils__/healthCard';
import { showExtension } from '../../__testUtils__/renderClusters';
import { odpClustersPlugin } from '../../plugin';

/** Opens the tab of an entity. */
function renderTab(annotations: Record<string, string>) {
  const api = FakeClustersApi.create({
    clusters: {
      items: [aClusterSummary(), aClusterSummary({ name: 'odp-us' })],
    },
    architectures: {
      'odp-eu': busyArchitecture(),
      'odp-us': anArchitecture({ cluster: 'odp-us' }),
    },
  });
  showExtension(api, 'entity-content:odp-clusters/topology', tab => (
    <EntityProvider entity={anEntity('Component', annotations)}>
      {tab}
    </EntityProvider>
  ));
}

/** The same, and reads the titles of the cards. */
async function showTab(annotations: Record<string, string>) {
  renderTab(annotations);
  const view = await screen.findByRole('region', { name: 'Architecture' });
  const parts = () =>
    [...view.querySelectorAll<HTMLElement>('[data-component]')].map(
      ({ dataset }) => dataset.component,
    );
  return { parts };
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the topology tab', () => {
  it('draws a component with its direct neighbours', async () => {
    const { parts } = await showTab({ 'odp.io/component': 'dagster' });
    await waitFor(() =>
      expect(parts()).toEqual(['dagster', 'pulsar', 'gcs-delta-lake']),
    );
    expect(screen.queryByText('Functions')).not.toBeInTheDocument();
    expect(screen.getByText('1 declared path is blocked.')).toBeInTheDocument();
  });

  it('offers the clusters alone that a component was made for', async () => {
    const { parts } = await showTab({
      'odp.io/component': 'dagster',
      'odp.io/clusters': 'odp-us',
    });
    expect(await screen.findByText('Nothing to draw')).toBeInTheDocument();
    expect(parts()).toEqual([]);
    expect(screen.queryByRole('radio', { name: /odp-eu/ })).toBeNull();
  });

  it('leads of a component of a workspace, which the architecture does not draw, to its pods in each of its clusters', async () => {
    renderTab({
      'odp.io/component': 'orders-api',
      'odp.io/workspace': 'acme-risk',
      'odp.io/clusters': 'odp-eu',
      'backstage.io/kubernetes-namespace': 'workspace-acme-risk',
    });
    expect(
      await screen.findByRole('link', { name: 'Its pods on odp-eu' }),
    ).toHaveAttribute(
      'href',
      '/topology?cluster=odp-eu&namespace=workspace-acme-risk&search=orders-api',
    );
    expect(
      screen.queryByRole('link', { name: /odp-us/ }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText(/No declared path/)).not.toBeInTheDocument();
  });

  it('draws the components of a layer and their neighbours, and another cluster when it is chosen', async () => {
    const user = userEvent.setup();
    const { parts } = await showTab({ 'odp.io/layer': 'data' });
    await waitFor(() =>
      expect(parts()).toEqual([
        'temporal',
        'dagster',
        'postgresql',
        'pulsar',
        'openfaas',
        'gcs-delta-lake',
      ]),
    );
    await user.click(screen.getByRole('radio', { name: /odp-us/ }));
    expect(await screen.findByText('Nothing to draw')).toBeInTheDocument();
  });

  it.each([
    ['a component', anEntity('Component', { 'odp.io/component': 'x' }), true],
    ['a layer', anEntity('System', { 'odp.io/layer': 'data' }), true],
    ['an entity of others', anEntity('Component', {}), false],
    ['a user', anEntity('User', { 'odp.io/component': 'x' }), false],
  ])('is there for %s as it should be', (_, entity, there) => {
    const filter = createExtensionTester(
      odpClustersPlugin.getExtension('entity-content:odp-clusters/topology'),
    ).get(EntityContentBlueprint.dataRefs.filterFunction);
    expect(filter!(entity)).toBe(there);
  });
});
