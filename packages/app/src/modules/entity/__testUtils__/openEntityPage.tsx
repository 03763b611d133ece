import { ConfigReader } from '@backstage/config';
import { createApp } from '@backstage/frontend-defaults';
import type { FrontendFeature } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { render } from '@testing-library/react';
import { signInModule } from '../../signIn';

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

/**
 * Opens the page of component `user-api` for who is signed in as viewer; what is
 * not asked for here answers with an empty list.
 *
 * @returns what puts everything back
 */
export function openEntityPage({
  annotations,
  features,
  extensions = [],
}: {
  annotations: Record<string, string>;
  features: FrontendFeature[];
  /** As `app.extensions` of the configuration. */
  extensions?: object[];
}): () => void {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'user-api', namespace: 'default', uid: '1', annotations },
    spec: { type: 'service', owner: 'group:default/platform-team' },
    relations: [],
  };
  const answers: [string, unknown][] = [
    ['/example-roles/refresh', session],
    ['/user-api/ancestry', { items: [] }],
    ['/entities/by-name/component/default/user-api', entity],
    ['', { items: [], totalItems: 0 }],
  ];
  const realFetch = global.fetch;
  global.fetch = (async (input: RequestInfo | URL) => {
    const url = input instanceof Request ? input.url : String(input);
    const [, answer] = answers.find(([path]) => url.includes(path))!;
    return new Response(JSON.stringify(answer));
  }) as typeof fetch;
  window.history.pushState({}, '', '/catalog/default/component/user-api');
  localStorage.setItem('odp.signIn.role', 'viewer');
  const app = createApp({
    features: [catalogPlugin, signInModule, ...features],
    advanced: {
      configLoader: async () => ({
        config: new ConfigReader({
          app: { title: 'ODP portal', baseUrl: 'http://localhost', extensions },
          backend: { baseUrl: 'http://localhost:7007' },
          odp: {
            exampleRoles: [
              { name: 'viewer', title: 'Viewer', description: 'May look.' },
            ],
          },
        } as any),
      }),
    },
  });
  render(app.createRoot());
  return () => {
    global.fetch = realFetch;
    localStorage.clear();
    window.history.pushState({}, '', '/');
  };
}
