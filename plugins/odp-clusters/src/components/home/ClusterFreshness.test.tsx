import { SidebarOpenStateProvider } from '@backstage/core-components';
import { aClusterSummary, anUnreachableCluster } from '@internal/test-utils';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NOW } from '../../__testUtils__/busyPlatform';
import { showExtension } from '../../__testUtils__/renderClusters';
import { clustersOnly, staleUs } from '../../__testUtils__/troubledClusters';

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
      foot => (
        <SidebarOpenStateProvider value={{ isOpen: true, setOpen() {} }}>
          {foot}
        </SidebarOpenStateProvider>
      ),
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
});
