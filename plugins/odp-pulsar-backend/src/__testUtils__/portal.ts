import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  odpBusNamespaceListPermission,
  odpBusReadPermission,
  RESOURCE_TYPE_ODP_BUS_NAMESPACE,
} from '@internal/plugin-odp-pulsar-common';
import { aNamespaceList, aNamespaceSummary } from '@internal/test-utils';
import createKnex from 'knex';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import odpPulsarPlugin from '../index';
import type { FakePulsar } from './FakePulsar';

const TARGET_STATE = path.resolve(
  __dirname,
  '../../../../target-state/odp.yaml',
);

export interface PortalOptions {
  /** Instances by name; more of their configuration in `instance`. Default: none. */
  pulsars?: Record<string, FakePulsar>;
  /** Other instances, as configuration names them. Default: none. */
  instances?: object[];
  /** Laid over the configuration of each instance. */
  instance?: object;
  /** What the caller may see: everything, nothing, or what one of the claims owns. */
  may?: 'all' | 'nothing' | { claims: string[] };
  namesHidden?: boolean;
  readsBus?: boolean;
  /** Owner by Kubernetes namespace, as odp-clusters tells it; undefined lets it answer 503. */
  owners?: Record<string, string>;
  intervalSeconds?: number;
}

/** The plugin through its real start, on fake brokers. */
export async function startPortal(options: PortalOptions) {
  const { namesHidden = true, readsBus = true, may = 'all' } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'odp-pulsar-'));
  const tokenFile = path.join(folder, 'token');
  writeFileSync(tokenFile, 'secret');
  // One of our own, since the service's looks after itself beyond the backend's end.
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  const signals: Array<{ instance: string; revision: string }> = [];
  const denied = new Set([
    ...(namesHidden ? [] : [odpBusNamespaceListPermission.name]),
    ...(readsBus ? [] : [odpBusReadPermission.name]),
  ]);
  const decision: PolicyDecision =
    typeof may === 'object'
      ? {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'odp-pulsar',
          resourceType: RESOURCE_TYPE_ODP_BUS_NAMESPACE,
          conditions: {
            resourceType: RESOURCE_TYPE_ODP_BUS_NAMESPACE,
            rule: 'IS_OWNER',
            params: may,
          },
        }
      : {
          result: may === 'all' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        };
  const backend = await startTestBackend({
    features: [
      odpPulsarPlugin,
      fakeClusters(options.owners),
      mockServices.database.factory({ knex }),
      mockServices.permissions.mock({
        authorize: async queries =>
          queries.map(({ permission }) => ({
            result: denied.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async queries => queries.map(() => decision),
      }).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async ({ message }) => {
            signals.push(message as unknown as (typeof signals)[number]);
          },
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          odp: {
            targetState: TARGET_STATE,
            pulsar: {
              sweepIntervalSeconds: options.intervalSeconds ?? 0.05,
              instances: [
                ...Object.entries(options.pulsars ?? {}).map(
                  ([name, pulsar]) => ({
                    name,
                    adminUrl: pulsar.url(0),
                    tokenFile,
                    ...options.instance,
                  }),
                ),
                ...(options.instances ?? []),
              ],
            },
          },
        },
      }),
    ],
  });
  const get = (place: string) =>
    request(backend.server)
      .get(`/api/odp-pulsar${place}`)
      .set('Authorization', mockCredentials.user.header());
  return {
    get,
    signals,
    tokenFile,
    async stop() {
      await backend.stop();
      await knex.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
    /** Polls a route until the body is as wanted; the last one tells what was wrong. */
    async until<T = any>(
      place: string,
      wanted: (body: T) => boolean,
    ): Promise<T> {
      const deadline = Date.now() + 15_000;
      for (;;) {
        const { body } = await get(place);
        if (wanted(body)) {
          return body;
        }
        if (Date.now() > deadline) {
          throw new Error(
            `${place} is not as wanted: ${JSON.stringify(body).slice(0, 2000)}`,
          );
        }
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    },
  };
}

/** Answers for the owners of namespaces as the plugin of the clusters does. */
function fakeClusters(owners: Record<string, string> | undefined) {
  return createBackendPlugin({
    pluginId: 'odp-clusters',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          httpRouter.use((incoming, response) => {
            if (
              !owners ||
              !/^\/clusters\/[^/]+\/namespaces$/.test(incoming.path)
            ) {
              response.status(503).json({});
              return;
            }
            response.set('etag', '"owners"').json(
              aNamespaceList({
                items: Object.entries(owners).map(([name, owner]) =>
                  aNamespaceSummary({ name, owner }),
                ),
              }),
            );
          });
        },
      });
    },
  });
}
