import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  aBackend,
  anEntity,
  NAMESPACE,
  showBoardCard,
} from '../../__testUtils__/boardCard';
import { NOW } from '../../__testUtils__/moment';
import { odpObservabilityPlugin } from '../../plugin';

jest.mock('../../drawing/createPlot', () =>
  jest.requireActual('../../__testUtils__/recordedPlots'),
);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the card of dashboards', () => {
  it('stands on workspaces, components of ODP and entities with an annotation alone', () => {
    const filter = createExtensionTester(
      odpObservabilityPlugin.getExtension(
        'entity-card:odp-observability/board',
      ),
    ).get(EntityCardBlueprint.dataRefs.filterFunction)!;
    expect(
      [
        { 'odp.io/component': 'user-api', ...NAMESPACE },
        { 'odp.io/workspace': 'acme-risk', ...NAMESPACE },
        { 'odp.io/panels': 'platform-overview/5' },
        { 'grafana/dashboard-selector': 'payments' },
        { 'grafana/overview-dashboard': 'https://grafana.example/d/a' },
      ].map(annotations => filter(anEntity(annotations as {}))),
    ).toEqual([true, true, true, true, true]);
    expect(
      [
        {},
        NAMESPACE,
        // Outside the clusters nothing is measured.
        { 'odp.io/component': 'gcs', 'odp.io/external': 'true' },
        { 'grafana/overview-dashboard': 'data:text/html,x' },
      ].map(annotations => filter(anEntity(annotations as {}))),
    ).toEqual([false, false, false, false]);
  });

  it('shows a component without any annotation of dashboards its own tiles, and the sentence', async () => {
    const backend = aBackend();
    const { container, card } = await showBoardCard(
      backend,
      anEntity({ 'odp.io/component': 'user-api', ...NAMESPACE }),
    );
    expect(
      await within(card).findByText(/^Failing for 34 min: Errors 5xx/),
    ).toBeInTheDocument();
    expect(
      within(card)
        .getAllByRole('region')
        .map(region => within(region).getByRole('heading').textContent),
    ).toEqual(['Traffic', 'Errors 5xx', 'Latency p95', 'Saturation']);
    expect(backend.queries).toMatchObject([
      {
        dashboard: 'component',
        panels: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }],
        variables: { namespace: ['execution'], component: ['user-api'] },
      },
    ]);
    expect(
      within(card).getByRole('link', { name: 'Component' }),
    ).toHaveAttribute(
      'href',
      '/dashboards?dashboard=component&var-namespace=execution&var-component=user-api',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows a workspace the tiles of its namespace and of its topics', async () => {
    const backend = aBackend();
    const { card } = await showBoardCard(
      backend,
      anEntity({
        'odp.io/workspace': 'acme-risk',
        'backstage.io/kubernetes-namespace': 'workspace-acme-risk',
      }),
    );
    expect(
      await within(card).findByRole('region', { name: 'Quota in use' }),
    ).toBeInTheDocument();
    expect(backend.queries).toMatchObject([
      {
        dashboard: 'workspace',
        variables: {
          namespace: ['workspace-acme-risk'],
          workspace: ['acme-risk'],
        },
      },
    ]);
  });

  it('shows the panels, the selected dashboards and the link that annotations ask for, and says which are none', async () => {
    const backend = aBackend();
    backend.answers['/dashboards?entityRef=component%3Adefault%2Fuser-api'] = {
      items: [
        { uid: 'a', title: 'All', tags: [], source: 'portal' },
        {
          uid: 'pay',
          title: 'Payments',
          tags: [],
          source: 'grafana',
          openUrl: 'https://grafana.example/d/pay',
          matches: 'has the tag payments',
        },
        { uid: 'b', title: 'Tagged', tags: ['payments'], source: 'portal' },
      ],
    };
    const { card } = await showBoardCard(
      backend,
      anEntity({
        'odp.io/panels': 'platform-overview/5, platform-overview/99,what?',
        'grafana/dashboard-selector': 'payments',
        'grafana/overview-dashboard': 'https://grafana.example/d/overview',
      }),
    );
    expect(
      await within(card).findByRole('region', { name: 'Requests by service' }),
    ).toBeInTheDocument();
    expect(card).toHaveTextContent('Platform Overview has no panel 99.');
    expect(card).toHaveTextContent('has no panel in: what?');
    expect(
      await within(card).findAllByText('has the tag payments'),
    ).toHaveLength(2);
    expect(within(card).queryByText('All')).not.toBeInTheDocument();
    expect(
      within(card).getByRole('link', { name: /^Overview in Grafana/ }),
    ).toHaveAttribute('href', 'https://grafana.example/d/overview');
  });
});
