import { SidebarOpenStateProvider } from '@backstage/core-components';
import { aClusterSummary, anUnreachableCluster } from '@internal/test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NOW } from '../../__testUtils__/busyPlatform';
import { showExtension } from '../../__testUtils__/renderClusters';
import { clustersOnly, staleUs } from '../../__testUtils__/troubledClusters';

const openSidebar = (foot: JSX.Element) => (
  <SidebarOpenStateProvider value={{ isOpen: true, setOpen() {} }}>
    {foot}
  </SidebarOpenStateProvider>
);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the foot of the sidebar', () => {
  it('tells the age of each cluster, the reason of an old one on hover', async () => {
    showExtension(
      clustersOnly(aClusterSummary(), staleUs, anUnreachableCluster('odp-ap')),
      'sidebar-foot:odp-clusters/clusters',
      openSidebar,
    );
    const foot = await screen.findByRole('group', {
      name: 'Age of the clusters',
    });
    await within(foot).findByText('odp-eu');
    expect([...foot.children].map(({ textContent }) => textContent)).toEqual([
      'odp-eulive · 0 s',
      'odp-usstale · 13 min',
      'odp-apunreachable',
    ]);
    expect(within(foot).getByTitle('the API answers 504')).toHaveTextContent(
      'odp-us',
    );
    expect(await axe(foot)).toHaveNoViolations();
  });

  it('does not go on saying live when the portal does not answer any more', async () => {
    const api = clustersOnly(aClusterSummary());
    showExtension(api, 'sidebar-foot:odp-clusters/clusters', openSidebar);
    const cluster = (await screen.findByText('odp-eu')).parentElement;
    expect(cluster).toHaveTextContent('live · 0 s');
    api.answers.clusters = new TypeError('Failed to fetch');
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    await waitFor(() => expect(cluster).toHaveTextContent('stale · 0 s'));
    expect(cluster).toHaveAttribute('title', 'the portal does not answer');
  });
});
