import { aClusterSummary, aNamespaceDetail } from '@internal/test-utils';
import { waitFor } from '@testing-library/react';
import { busyPlatform, NOW } from '../../__testUtils__/busyPlatform';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import {
  anEntity,
  ofCluster,
  showHealthCard,
  userApi,
} from '../../__testUtils__/healthCard';

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the health card of a component that somebody has made', () => {
  it('asks nothing of clusters that a component was not made for, and says which of its own are not known', async () => {
    const api = busyPlatform();
    const card = await showHealthCard(
      api,
      anEntity('Component', {
        ...userApi.metadata.annotations,
        'odp.io/clusters': 'odp-eu, odp-asia',
      }),
    );
    await waitFor(() => expect(card).toHaveTextContent('2 of 10 pods ready'));
    expect(card).not.toHaveTextContent('odp-us');
    expect(await ofCluster('odp-asia')).toHaveTextContent(
      /Unknown.*The portal reads no cluster of this name\./,
    );
  });

  it('says of a component without an image that it awaits one, where it would run', async () => {
    const api = FakeClustersApi.create({
      clusters: { items: [aClusterSummary()] },
      details: { 'odp-eu/execution': aNamespaceDetail({ workloads: [] }) },
    });
    const card = await showHealthCard(
      api,
      anEntity('Component', {
        ...userApi.metadata.annotations,
        'odp.io/awaits-image': 'true',
      }),
    );
    await waitFor(() =>
      expect(card).toHaveTextContent(
        'Awaits its first image: nothing runs of it yet.',
      ),
    );
    expect(card).not.toHaveTextContent(/Healthy|Does not run here/);
  });
});
