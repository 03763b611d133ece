import {
  coreExtensionData,
  createExtension,
  type ExtensionDefinition,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
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

/**
 * Shows a member of the execution team what the plugin adds to a page of another plugin, such as
 * `home-section:odp-clusters/what-fails`, inside what that page gives it.
 */
export function showExtension(
  api: FakeClustersApi,
  id: Parameters<typeof odpClustersPlugin.getExtension>[0],
  surround: (element: JSX.Element) => JSX.Element = element => element,
): void {
  const extension: ExtensionDefinition = odpClustersPlugin.getExtension(id);
  renderInTestApp(surround(createExtensionTester(extension).reactElement()), {
    apis: [
      [clustersApiRef, api],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/engineer',
          ownershipEntityRefs: [
            'user:default/engineer',
            'group:default/execution-team',
          ],
        }),
      ],
    ],
    mountedRoutes,
  });
}
