import {
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { HomeSectionBlueprint } from '@internal/plugin-odp-react';
import HomeIcon from '@material-ui/icons/Home';

/** Route of Home, `/`. */
const rootRouteRef = createRouteRef();

const homePage = PageBlueprint.makeWithOverrides({
  inputs: {
    sections: createExtensionInput([
      coreExtensionData.reactElement,
      HomeSectionBlueprint.dataRefs.column,
    ]),
  },
  factory(originalFactory, { inputs }) {
    return originalFactory({
      path: '/',
      routeRef: rootRouteRef,
      title: 'Home',
      icon: <HomeIcon fontSize="inherit" />,
      loader: async () => {
        const { HomePage } = await import('./components/HomePage');
        const sections = inputs.sections.map(input => ({
          id: input.node.spec.id,
          column: input.get(HomeSectionBlueprint.dataRefs.column),
          element: input.get(coreExtensionData.reactElement),
        }));
        return <HomePage sections={sections} />;
      },
    });
  },
});

const createSection = HomeSectionBlueprint.make({
  name: 'create',
  params: {
    column: 'side',
    loader: async () => {
      const { CreateSection } = await import('./components/CreateSection');
      return <CreateSection />;
    },
  },
});

/** Home: sections that the other plugins bring, in two columns. */
export const odpHomePlugin = createFrontendPlugin({
  pluginId: 'odp-home',
  title: 'Home',
  icon: <HomeIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [homePage, createSection],
  routes: { root: rootRouteRef },
});
