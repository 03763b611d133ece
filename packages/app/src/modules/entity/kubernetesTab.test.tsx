import { ConfigReader } from '@backstage/config';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import { render, screen, within } from '@testing-library/react';
import { entityModule } from './index';
import { signInModule } from '../signIn';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'user-api',
    namespace: 'default',
    uid: '1',
    annotations: {
      'backstage.io/kubernetes-label-selector':
        'app.kubernetes.io/name=user-api',
    },
  },
  spec: { type: 'service', owner: 'group:default/platform-team' },
  relations: [],
};

const session = {
  profile: { displayName: 'Viewer' },
  backstageIdentity: {
    token: `x.${btoa(JSON.stringify({ exp: Date.now() / 1000 + 3600 }))}.x`,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/viewer',
      ownershipEntityRefs: ['user:default/viewer'],
    },
  },
};

const answers: [string, unknown][] = [
  ['/example-roles/refresh', session],
  ['/entities/by-name/component/default/user-api', entity],
  ['', { items: [], totalItems: 0 }],
];

const fakeFetch = (async (input: RequestInfo | URL) => {
  const url = input instanceof Request ? input.url : String(input);
  const [, answer] = answers.find(([path]) => url.includes(path))!;
  return new Response(JSON.stringify(answer));
}) as typeof fetch;

/** Allows everything, and the stock plugin's resources as told. */
function permissionModule(mayReadResources: boolean) {
  const permissionApi: PermissionApi = {
    async authorize({ permission }) {
      const isAllowed =
        permission.name !== 'kubernetes.resources.read' || mayReadResources;
      return {
        result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    },
  };
  return createFrontendModule({
    pluginId: 'app',
    extensions: [
      ApiBlueprint.make({
        name: 'permission',
        params: define =>
          define({
            api: permissionApiRef,
            deps: {},
            factory: () => permissionApi,
          }),
      }),
    ],
  });
}

function renderEntityPage(mayReadResources: boolean) {
  window.history.pushState({}, '', '/catalog/default/component/user-api');
  localStorage.setItem('odp.signIn.role', 'viewer');
  const app = createApp({
    features: [
      catalogPlugin,
      kubernetesPlugin,
      entityModule,
      signInModule,
      permissionModule(mayReadResources),
    ],
    advanced: {
      configLoader: async () => ({
        config: new ConfigReader({
          app: { title: 'ODP portal', baseUrl: 'http://localhost' },
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

describe('the stock Kubernetes tab', () => {
  const realFetch = global.fetch;
  afterEach(() => {
    global.fetch = realFetch;
    localStorage.clear();
    window.history.pushState({}, '', '/');
  });

  it.each([
    ['shows to those who may read its resources', true],
    ['is not there for the others', false],
  ])(
    '%s',
    async (_, mayReadResources) => {
      global.fetch = fakeFetch;
      renderEntityPage(mayReadResources);
      const overview = await screen.findByRole(
        'link',
        { name: 'Overview' },
        { timeout: 10_000 },
      );
      const tabs = within(overview.closest('ul')!)
        .getAllByRole('link')
        .map(tab => tab.textContent);
      expect(tabs).toEqual(
        mayReadResources ? ['Overview', 'Kubernetes'] : ['Overview'],
      );
    },
    30_000,
  );
});
