import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import odpWorkspacesPlugin from '../index';
import * as callers from './callers';
import { configOf } from './configOf';
import type { Addresses } from './Places';

function entityOf(kind: string, ref: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name: ref.split('/')[1] },
    spec: {},
  };
}

/** Whom the catalog knows. */
const catalog = catalogServiceMock.factory({
  entities: [
    ...callers.GROUPS_OF_CALLERS.map(group => entityOf('Group', group)),
    entityOf('User', 'user:default/auditor'),
    entityOf('System', 'system:default/payments'),
  ],
});

/**
 * The plugin through its real start, on a cluster and an event bus; also outside of tests.
 *
 * @param options.settings instead of those below `odp.workspaces`
 */
export function startBackend(
  places: Addresses,
  { knex, settings = {} }: { knex: Knex; settings?: object },
): Promise<TestBackend> {
  return startTestBackend({
    features: [
      odpWorkspacesPlugin,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: configOf(places, settings) }),
      catalog,
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => callers.permissions,
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => callers.userInfo,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => undefined }),
      }),
    ],
  });
}
