import { NotAllowedError } from '@backstage/errors';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import type { Freshness } from '@internal/plugin-odp-clusters-common';
import {
  aClusterSummary,
  aNamespaceDetail,
  aNamespaceList,
  aNamespaceSummary,
  refusal,
} from '@internal/test-utils';
import { screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  busyExecution,
  busyItems,
  busyPlatform,
  NOW,
} from '../../__testUtils__/busyPlatform';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import {
  anEntity,
  ofCluster,
  showHealthCard,
  userApi,
} from '../../__testUtils__/healthCard';
import { odpClustersPlugin } from '../../plugin';

const waf = anEntity('Component', {
  'odp.io/component': 'waf',
  'odp.io/external': 'true',
});
const executionLayer = anEntity('System', { 'odp.io/layer': 'execution' });

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the health card', () => {
  it('stands on entities of the target state alone', () => {
    const card = createExtensionTester(
      odpClustersPlugin.getExtension('entity-card:odp-clusters/health'),
    );
    const filter = card.get(EntityCardBlueprint.dataRefs.filterFunction)!;
    expect([userApi, waf, executionLayer].map(filter)).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      [
        anEntity('Component', {}),
        anEntity('Group', { 'odp.io/layer': 'execution' }),
      ].map(filter),
    ).toEqual([false, false]);
  });

  it('says of a component how it runs in each cluster, why, and where to look further', async () => {
    const api = busyPlatform();
    api.answers.details['odp-us/execution'] = aNamespaceDetail({
      cluster: 'odp-us',
    });
    const card = await showHealthCard(api, userApi);
    const eu = await ofCluster('odp-eu');
    await waitFor(() =>
      expect(eu).toHaveTextContent(
        /Degraded.*2 of 10 pods ready.*out of memory/,
      ),
    );
    const us = await ofCluster('odp-us');
    await waitFor(() =>
      expect(us).toHaveTextContent(/Healthy.*10 of 10 pods ready.*0 s ago/),
    );
    expect(
      screen.getByRole('link', { name: 'execution in odp-eu' }),
    ).toHaveAttribute(
      'href',
      '/namespaces?cluster=odp-eu&namespace=execution&tab=workloads',
    );
    expect(await axe(card)).toHaveNoViolations();
  });

  it('says that a component does not run where its namespace has no workload of that name', async () => {
    const api = FakeClustersApi.create({
      clusters: { items: [aClusterSummary()] },
      details: { 'odp-eu/execution': aNamespaceDetail({ workloads: [] }) },
    });
    const card = await showHealthCard(api, userApi);
    await waitFor(() =>
      expect(card).toHaveTextContent(
        'Does not run here: no workload of that name.',
      ),
    );
    expect(card).not.toHaveTextContent('Healthy');
  });

  it('says of a part outside the clusters that it is known, not measured', async () => {
    const card = await showHealthCard(busyPlatform(), waf);
    expect(card).toHaveTextContent(
      'Outside the clusters: known, not measured.',
    );
    expect(card).not.toHaveTextContent('odp-eu');
  });

  it('takes the worst of its namespaces for a layer, and links to them', async () => {
    const api = busyPlatform();
    api.answers.namespaces['odp-us'] = aNamespaceList({
      items: [aNamespaceSummary({ layer: 'data' })],
    });
    const card = await showHealthCard(api, executionLayer);
    const eu = await ofCluster('odp-eu');
    await waitFor(() =>
      expect(eu).toHaveTextContent(/Failing.*trainer: 0 of 2 pods ready/),
    );
    expect(
      screen.getByRole('link', { name: '3 namespaces in odp-eu' }),
    ).toHaveAttribute('href', '/namespaces?cluster=odp-eu&layer=execution');
    expect(await ofCluster('odp-us')).toHaveTextContent(
      'It has no namespaces here, or none for your role.',
    );
    expect(await axe(card)).toHaveNoViolations();
  });

  it.each([
    [
      'clusters',
      async (api: FakeClustersApi, denied: Error) => {
        api.answers.clusters = denied;
      },
      /Clusters: not for your role.*Needs odp.cluster.read; the platform team/,
    ],
    [
      'the namespace',
      async (api: FakeClustersApi, denied: Error) => {
        api.answers.details['odp-eu/execution'] = denied;
      },
      /user-api: not for your role.*needs the right odp.namespace.read/,
    ],
  ])('names the right that is missing for %s', async (_, deny, words) => {
    const api = busyPlatform();
    await deny(
      api,
      await refusal(
        403,
        new NotAllowedError(
          "Namespace 'execution' of odp-eu needs the right odp.namespace.read",
        ),
      ),
    );
    const card = await showHealthCard(api, userApi);
    await waitFor(() => expect(card).toHaveTextContent(words));
  });

  it('does not call it a failure where a component has no namespace, and keeps the other cluster', async () => {
    const card = await showHealthCard(busyPlatform(), userApi);
    const us = await ofCluster('odp-us');
    await waitFor(() =>
      expect(us).toHaveTextContent(
        "Nothing of user-api that you may seeThere is no namespace 'execution' in odp-us that you may see",
      ),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(card).toHaveTextContent('2 of 10 pods ready');
  });

  it.each([
    ['component', userApi, /Degraded.*2 of 10 pods ready/],
    ['layer', executionLayer, /Failing.*trainer: 0 of 2 pods ready/],
  ])(
    'keeps the health of a %s in a cluster that fell silent, with its age and the reason',
    async (_, entity, words) => {
      const card = await showHealthCard(
        oneCluster({
          state: 'stale',
          asOf: '2026-11-23T13:51:00Z',
          reason: 'the API answers 504',
        }),
        entity,
      );
      await waitFor(() => expect(card).toHaveTextContent(words));
      expect(card).toHaveTextContent('stale since 13:51: the API answers 504');
    },
  );

  it.each<[string, Freshness, RegExp]>([
    [
      'that does not answer',
      { state: 'unreachable', reason: 'nothing accepts connections' },
      /the source does not answer.*nothing accepts connections/,
    ],
    ['that is being read for the first time', { state: 'starting' }, /Loading/],
  ])(
    'claims nothing of a layer in a cluster %s',
    async (_, freshness, words) => {
      const card = await showHealthCard(
        FakeClustersApi.create({
          clusters: { items: [aClusterSummary()] },
          namespaces: { 'odp-eu': aNamespaceList({ items: [], freshness }) },
        }),
        executionLayer,
      );
      await waitFor(() => expect(card).toHaveTextContent(words));
      expect(card).not.toHaveTextContent('no namespaces here');
    },
  );
});

/** `odp-eu` of the busy day alone, as old as told. */
function oneCluster(freshness: Freshness): FakeClustersApi {
  return FakeClustersApi.create({
    clusters: { items: [aClusterSummary()] },
    namespaces: { 'odp-eu': aNamespaceList({ items: busyItems, freshness }) },
    details: { 'odp-eu/execution': { ...busyExecution, freshness } },
  });
}
