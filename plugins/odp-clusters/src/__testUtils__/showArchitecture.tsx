import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OdpTokenStyles } from '@internal/plugin-odp-react';
import { screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { clustersApiRef } from '../api';
import { ArchitectureView } from '../components/Architecture';
import { FakeClustersApi } from './FakeClustersApi';
import { busyArchitecture } from './busyArchitecture';

/** The clusters backend with an architecture; that of the busy day, unless told otherwise. */
export function architectureApi(
  architecture = busyArchitecture(),
): FakeClustersApi {
  return FakeClustersApi.create({ architectures: { 'odp-eu': architecture } });
}

/** Shows the view as the page does, at a query string; `url` reads the address bar. */
export async function showArchitecture(options: {
  api?: FakeClustersApi;
  search?: string;
  as?: 'graph' | 'list';
}) {
  const { api = architectureApi(), search = '', as = 'graph' } = options;
  let current = '';
  function AddressBar() {
    current = useLocation().search;
    return <OdpTokenStyles />;
  }
  const { container } = renderInTestApp(
    <main>
      <AddressBar />
      <h1>Topology</h1>
      <ArchitectureView cluster="odp-eu" as={as} />
    </main>,
    {
      apis: [[clustersApiRef, api]],
      initialRouteEntries: [`/${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  const view = await screen.findByRole('region', { name: 'Architecture' });
  return { api, container, view, url: () => new URLSearchParams(current) };
}
