import type { Entity } from '@backstage/catalog-model';
import {
  coreExtensionData,
  createExtension,
  type ExtensionDefinition,
} from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { OdpTokenStyles } from '@internal/plugin-odp-react';
import { useLocation } from 'react-router-dom';
import { clustersApiRef } from '../api';
import { odpClustersPlugin } from '../plugin';
import type { FakeClustersApi } from './FakeClustersApi';

const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

/** Opens an address in an app that holds the plugin; `url` reads the address bar. */
export function openPage(
  api: FakeClustersApi,
  address: string,
): { container: HTMLElement; url: () => URL } {
  let current = address;
  function AddressBar() {
    const { pathname, search } = useLocation();
    current = `${pathname}${search}`;
    return <OdpTokenStyles />;
  }
  const { container } = renderTestApp({
    features: [odpClustersPlugin],
    apis: [[clustersApiRef, api]],
    initialRouteEntries: [address],
    mountedRoutes,
    extensions: [
      createExtension({
        name: 'address-bar',
        attachTo: { id: 'app/root', input: 'elements' },
        output: [coreExtensionData.reactElement],
        factory: () => [coreExtensionData.reactElement(<AddressBar />)],
      }),
    ],
  });
  return { container, url: () => new URL(current, 'http://portal') };
}

/** Shows what the plugin adds to a page of another plugin, such as `home-section:odp-clusters/what-fails`. */
export function showExtension(
  api: FakeClustersApi,
  id: Parameters<typeof odpClustersPlugin.getExtension>[0],
  entity?: Entity,
): void {
  const extension: ExtensionDefinition = odpClustersPlugin.getExtension(id);
  const element = createExtensionTester(extension).reactElement();
  renderInTestApp(
    entity ? (
      <EntityProvider entity={entity}>{element}</EntityProvider>
    ) : (
      element
    ),
    { apis: [[clustersApiRef, api]], mountedRoutes },
  );
}
