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
import { pulsarApiRef } from '../api';
import { odpPulsarPlugin } from '../plugin';
import type { FakePulsarBackend } from './FakePulsarBackend';

const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

/** Opens an address in an app that holds the plugin; `url` reads the address bar. */
export function openPage(
  backend: FakePulsarBackend,
  address: string,
): { container: HTMLElement; url: () => URL } {
  let current = address;
  function AddressBar() {
    const { pathname, search } = useLocation();
    current = `${pathname}${search}`;
    return <OdpTokenStyles />;
  }
  const { container } = renderTestApp({
    features: [odpPulsarPlugin],
    apis: [[pulsarApiRef, backend.client()]],
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
 * Shows a member of risk-platform what the plugin adds to a page of another plugin, such as
 * `home-section:odp-pulsar/backlog-growing`, inside what that page gives it.
 */
export function showExtension(
  backend: FakePulsarBackend,
  id: Parameters<typeof odpPulsarPlugin.getExtension>[0],
  surround: (element: JSX.Element) => JSX.Element = element => element,
): HTMLElement {
  const extension: ExtensionDefinition = odpPulsarPlugin.getExtension(id);
  const element = createExtensionTester(extension).reactElement();
  const { container } = renderInTestApp(surround(element), {
    apis: [
      [pulsarApiRef, backend.client()],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/engineer',
          ownershipEntityRefs: [
            'user:default/engineer',
            'group:default/risk-platform',
          ],
        }),
      ],
    ],
    mountedRoutes,
  });
  return container;
}
