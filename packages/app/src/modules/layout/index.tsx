import {
  createFrontendModule,
  PageLayout as PageLayoutRef,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { PageLayout } from './PageLayout';

/** Replaces the framework's page layout by ours. */
export const layoutModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SwappableComponentBlueprint.make({
      name: 'core-page-layout',
      params: define =>
        define({ component: PageLayoutRef, loader: () => PageLayout }),
    }),
  ],
});
