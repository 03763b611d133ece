import {
  type BackstageUserPrincipal,
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
import {
  aNamespaceList,
  aNamespaceSummary,
  type FakePulsar,
} from '@internal/test-utils';
import createKnex, { type Knex } from 'knex';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import odpPulsarPlugin from '../index';

const TARGET_STATE = path.resolve(
  __dirname,
  '../../../../target-state/odp.yaml',
);

/** Everything, nothing, or what one of the claims owns. */
type Visible = 'all' | 'nothing' | { claims: string[] };

export interface PortalOptions {
  /** Instances by name; more of their configuration in `instance`. Default: none. */
  pulsars?: Record<string, FakePulsar>;
  /** Other instances, as configuration names them. Default: none. */
  instances?: object[];
  /** Laid over the configuration of each instance. */
  instance?: object;
  /** What the caller may see. Default: everything. */
  may?: Visible;
  /** What other callers may see, by the name that {@link get} calls them by. */
  others?: Record<string, Visible>;
  namesHidden?: boolean;
  readsBus?: boolean;
  /** Owner by Kubernetes namespace, as odp-clusters tells it; undefined lets it answer 503. */
  owners?: Record<string, string>;
  intervalSeconds?: number;
  /** A database that outlives the portal. Default: one of its own. */
  knex?: Knex;
}

/** The plugin through its real start, on fake brokers. */
export async function startPortal(options: PortalOptions) {
  const { namesHidden = true, readsBus = true, may = 'all' } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'odp-pulsar-'));
  const tokenFile = path.join(folder, 'token');
  writeFileSync(tokenFile, 'secret');
  const knex = options.knex ?? aDatabase();
  const signals: Array<{ instance: string; revision: string }> = [];
  const denied = new Set([
    ...(namesHidden ? [] : [odpBusNamespaceListPermission.name]),
    ...(readsBus ? [] : [odpBusReadPermission.name]),
  ]);
  const decide = (visible: Visible): PolicyDecision =>
    typeof visible === 'object'
      ? {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'odp-pulsar',
          resourceType: RESOURCE_TYPE_ODP_BUS_NAMESPACE,
          conditions: {
            resourceType: RESOURCE_TYPE_ODP_BUS_NAMESPACE,
            rule: 'IS_OWNER',
            params: visible,
          },
        }
      : {
          result:
            visible === 'all' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
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
        authorizeConditional: async (queries, { credentials }) => {
          const { userEntityRef } =
            credentials.principal as BackstageUserPrincipal;
          const other = options.others?.[userEntityRef.replace(/^.*\//, '')];
          return queries.map(() => decide(other ?? may));
        },
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
  const get = (place: string, user = 'mock') =>
    request(backend.server)
      .get(`/api/odp-pulsar${place}`)
      .set(
        'Authorization',
        mockCredentials.user.header(`user:default/${user}`),
      );
  return {
    get,
    signals,
    tokenFile,
    async stop() {
      await backend.stop();
      if (!options.knex) {
        await knex.destroy();
      }
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

/** In memory; not the service's own, which looks after itself beyond the backend's end. */
export function aDatabase(): Knex {
  return createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
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
