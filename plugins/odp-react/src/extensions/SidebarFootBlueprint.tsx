import {
  coreExtensionData,
  createExtensionBlueprint,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import type { JSX } from 'react';

/** Something at the foot of the sidebar on every page, such as the freshness of each cluster. */
export const SidebarFootBlueprint = createExtensionBlueprint({
  kind: 'sidebar-foot',
  attachTo: { id: 'nav-content:app', input: 'foot' },
  output: [coreExtensionData.reactElement],
  *factory(params: { loader: () => Promise<JSX.Element> }, { node }) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, params.loader),
    );
  },
});
