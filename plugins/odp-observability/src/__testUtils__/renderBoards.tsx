import {
  coreExtensionData,
  createExtension,
} from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OdpTokenStyles } from '@internal/plugin-odp-react';
import { useLocation } from 'react-router-dom';
import { observabilityApiRef } from '../api';
import { odpObservabilityPlugin } from '../plugin';
import type { FakeObservabilityBackend } from './FakeObservabilityBackend';

const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

/** Opens an address in an app that holds the plugin; `url` reads the address bar. */
export function openPage(
  backend: FakeObservabilityBackend,
  address: string,
): { container: HTMLElement; url: () => URL } {
  let current = address;
  function AddressBar() {
    const { pathname, search } = useLocation();
    current = `${pathname}${search}`;
    return <OdpTokenStyles />;
  }
  const { container } = renderTestApp({
    features: [odpObservabilityPlugin],
    apis: [[observabilityApiRef, backend.client()]],
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

/** Shows the card on the page of an entity, inside what that page gives it. */
export function showCard(
  backend: FakeObservabilityBackend,
  surround: (element: JSX.Element) => JSX.Element,
): HTMLElement {
  const extension = odpObservabilityPlugin.getExtension(
    'entity-card:odp-observability/board',
  );
  const element = createExtensionTester(extension).reactElement();
  const { container } = renderInTestApp(surround(element), {
    apis: [[observabilityApiRef, backend.client()]],
    mountedRoutes,
  });
  return container;
}
