import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import { screen, within } from '@testing-library/react';
import { openEntityPage } from './__testUtils__/openEntityPage';
import { entityModule } from './index';

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

describe('the stock Kubernetes tab', () => {
  let close: () => void;
  afterEach(() => close());

  it.each([
    ['shows to those who may read its resources', true],
    ['is not there for the others', false],
  ])(
    '%s',
    async (_, mayReadResources) => {
      close = openEntityPage({
        annotations: {
          'backstage.io/kubernetes-label-selector':
            'app.kubernetes.io/name=user-api',
        },
        features: [
          kubernetesPlugin,
          entityModule,
          permissionModule(mayReadResources),
        ],
      });
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
