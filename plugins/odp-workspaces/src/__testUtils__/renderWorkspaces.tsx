import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
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
import { workspacesApiRef, workspaceUseApiRef } from '../api';
import { odpWorkspacesPlugin } from '../plugin';
import type { FakeWorkspacesBackend } from './FakeWorkspacesBackend';
import { ENGINEER, OWNER } from './workspaces';

const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

/**
 * Who looks: a member of the platform team, of the owning team, or somebody who may only read. Rights are remembered
 * for as long as a tab lives, and the tests of a file share one: a viewer looks at a workspace of its own.
 */
export type Who = 'engineer' | 'owner' | 'viewer';

const REFS: Record<Who, string[]> = {
  engineer: [ENGINEER, 'group:default/platform-team'],
  owner: [OWNER, 'group:default/risk-platform'],
  viewer: ['user:default/viewer', 'group:default/viewers'],
};

function apisOf(backend: FakeWorkspacesBackend, who: Who) {
  const [userEntityRef] = REFS[who];
  return [
    [workspacesApiRef, backend.client()],
    [workspaceUseApiRef, backend.useClient()],
    [
      identityApiRef,
      mockApis.identity({ userEntityRef, ownershipEntityRefs: REFS[who] }),
    ],
    [
      permissionApiRef,
      mockApis.permission({
        authorize:
          who === 'viewer' ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
      }),
    ],
  ] as const;
}

/** Opens an address in an app that holds the plugin; `url` reads the address bar. */
export function openPage(
  backend: FakeWorkspacesBackend,
  address: string,
  who: Who = 'owner',
): { container: HTMLElement; url: () => URL } {
  let current = address;
  function AddressBar() {
    const { pathname, search } = useLocation();
    current = `${pathname}${search}`;
    return <OdpTokenStyles />;
  }
  const { container } = renderTestApp({
    features: [odpWorkspacesPlugin],
    apis: apisOf(backend, who),
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

/** Shows what the plugin adds to a page of another plugin, inside what that page gives it. */
export function showExtension(
  backend: FakeWorkspacesBackend,
  id: Parameters<typeof odpWorkspacesPlugin.getExtension>[0],
  options: {
    who?: Who;
    surround?: (element: JSX.Element) => JSX.Element;
  } = {},
): HTMLElement {
  const { who = 'engineer', surround = element => element } = options;
  const extension: ExtensionDefinition = odpWorkspacesPlugin.getExtension(id);
  const element = createExtensionTester(extension).reactElement();
  return renderInTestApp(surround(element), {
    apis: apisOf(backend, who),
    mountedRoutes,
  }).container;
}
