import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import StyleIcon from '@material-ui/icons/Style';

const rootRouteRef = createRouteRef();

const specificationPage = PageBlueprint.make({
  // Switched on by `app.extensions: [page:odp-specification]`, for development and the browser tests.
  disabled: true,
  params: {
    path: '/specification',
    routeRef: rootRouteRef,
    title: 'Specification',
    loader: async () => {
      const { SpecificationPage } = await import('./SpecificationPage');
      return <SpecificationPage />;
    },
  },
});

/** Every component of the kit in every state, to look at and to test. */
export const specificationPlugin = createFrontendPlugin({
  pluginId: 'odp-specification',
  title: 'Specification',
  icon: <StyleIcon fontSize="inherit" />,
  extensions: [specificationPage],
  routes: { root: rootRouteRef },
});
