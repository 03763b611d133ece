import {
  coreExtensionData,
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import type { JSX } from 'react';

/** The wide column on the left or the narrow one on the right. */
export type HomeColumn = 'main' | 'side';

const columnRef = createExtensionDataRef<HomeColumn>().with({
  id: 'odp.home.column',
});

/**
 * A section of Home, brought by any plugin. Sections stand in the order of
 * their extensions (`app.extensions`); one that has nothing to say renders
 * nothing.
 */
export const HomeSectionBlueprint = createExtensionBlueprint({
  kind: 'home-section',
  attachTo: { id: 'page:odp-home', input: 'sections' },
  output: [coreExtensionData.reactElement, columnRef],
  dataRefs: { column: columnRef },
  *factory(
    params: { column: HomeColumn; loader: () => Promise<JSX.Element> },
    { node },
  ) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, params.loader),
    );
    yield columnRef(params.column);
  },
});
