import catalogPlugin from '@backstage/plugin-catalog/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { createApp } from '@backstage/frontend-defaults';
import { ConfigReader } from '@backstage/config';
import { SidebarFootBlueprint } from '@internal/plugin-odp-react';
import homePlugin from '@internal/plugin-odp-home';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { features } from './App';

const laterRoute = createRouteRef();
const laterPlugin = createFrontendPlugin({
  pluginId: 'later',
  title: 'Later page',
  icon: <svg />,
  routes: { root: laterRoute },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/later',
        routeRef: laterRoute,
        title: 'Later page',
        loader: async () => <p>later</p>,
      },
    }),
    SidebarFootBlueprint.make({
      params: { loader: async () => <p>odp-eu live</p> },
    }),
  ],
});

function renderApp() {
  const app = createApp({
    features: [
      catalogPlugin,
      kubernetesPlugin,
      scaffolderPlugin,
      techdocsPlugin,
      homePlugin,
      laterPlugin,
      ...features,
    ],
    advanced: {
      configLoader: async () => ({
        config: new ConfigReader({
          app: { title: 'ODP portal', baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          odp: {
            exampleRoles: [
              { name: 'viewer', title: 'Viewer', description: 'May look.' },
            ],
          },
        }),
      }),
    },
  });
  return render(app.createRoot());
}

const session = {
  profile: { displayName: 'Viewer' },
  backstageIdentity: {
    token: `x.${btoa(JSON.stringify({ exp: Date.now() / 1000 + 3600 }))}.x`,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/viewer',
      ownershipEntityRefs: ['user:default/viewer', 'group:default/viewers'],
    },
  },
};

describe('the app', () => {
  const realFetch = global.fetch;
  beforeEach(() => {
    global.fetch = (async (input: RequestInfo | URL) =>
      new Response(
        JSON.stringify(
          String(input).endsWith('/example-roles/refresh')
            ? session
            : { items: [] },
        ),
      )) as typeof fetch;
  });
  afterEach(() => {
    global.fetch = realFetch;
    localStorage.clear();
  });

  it('opens Home in our layout, with the pages of the sidebar in their order and a page nobody placed behind them', async () => {
    renderApp();
    await userEvent.click(
      await screen.findByRole('button', { name: /^Viewer/ }),
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Home' }),
    ).toBeInTheDocument();
    expect(document.title).toBe('Home · ODP portal');

    const sidebar = screen.getByRole('navigation', { name: 'sidebar nav' });
    const links = within(sidebar)
      .getAllByRole('link')
      .map(link => link.getAttribute('aria-label'));
    expect(links).toEqual(
      expect.arrayContaining(['Home', 'Catalog', 'Create', 'Docs']),
    );
    expect(
      links.filter(name => name !== 'ODP portal, Home').slice(0, 5),
    ).toEqual(['Home', 'Catalog', 'Create', 'Docs', 'Later page']);
    expect(await within(sidebar).findByText('odp-eu live')).toBeInTheDocument();
    expect(await within(sidebar).findByText('viewers')).toBeInTheDocument();
  });
});
