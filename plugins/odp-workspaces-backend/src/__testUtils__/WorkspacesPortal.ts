import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import createKnex, { type Knex } from 'knex';
import request from 'supertest';
import { Agent, fetch } from 'undici';
import odpWorkspacesPlugin from '../index';
import * as callers from './callers';
import { type Places, TARGET_STATE } from './Places';

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
  ],
});

/** The plugin through its real start, on a cluster and an event bus. */
export class WorkspacesPortal {
  readonly #places: Places;
  readonly #backend: TestBackend;
  readonly #knex: Knex;

  static async start(places: Places): Promise<WorkspacesPortal> {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const backend = await startTestBackend({
      features: [
        odpWorkspacesPlugin,
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({ data: configOf(places) }),
        catalog,
        mockServices.permissions.mock(callers.permissions).factory,
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
    return new WorkspacesPortal({ places, backend, knex });
  }

  private constructor(parts: {
    places: Places;
    backend: TestBackend;
    knex: Knex;
  }) {
    this.#places = parts.places;
    this.#backend = parts.backend;
    this.#knex = parts.knex;
  }

  get(place: string, user = 'owner') {
    return request(this.#backend.server)
      .get(`/api/odp-workspaces${place}`)
      .set('Authorization', callers.headerOf(user));
  }

  post(place: string, body: object, user = 'owner') {
    return request(this.#backend.server)
      .post(`/api/odp-workspaces${place}`)
      .set('Authorization', callers.headerOf(user))
      .send(body);
  }

  /** What the permission framework asks of the plugin. */
  applyConditions(items: object[]) {
    return request(this.#backend.server)
      .post(
        '/api/odp-workspaces/.well-known/backstage/permissions/apply-conditions',
      )
      .set('Authorization', mockCredentials.service.header())
      .send({ items });
  }

  /** Plans, and submits what was planned. */
  async ask(body: object, user = 'owner') {
    const { body: plan } = await this.post('/plans', body, user).expect(200);
    const { body: operation } = await this.post(
      '/operations',
      {
        ...body,
        planHash: plan.planHash,
        idempotencyKey: `${JSON.stringify(body)} ${plan.generation}`.slice(
          0,
          200,
        ),
      },
      user,
    ).expect(202);
    return { plan, operation };
  }

  /** Polls a route until the body is as wanted; the last one tells what was wrong. */
  async until(place: string, wanted: (body: any) => boolean): Promise<any> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { body } = await this.get(place);
      if (wanted(body)) {
        return body;
      }
      if (Date.now() > deadline) {
        throw new Error(
          `${place} is not as wanted: ${JSON.stringify(body).slice(0, 4000)}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  /** What a person with kubectl does; the status and the body of the answer. */
  kubectl(method: string, place: string, body?: object) {
    const { url, ca, adminToken } = this.#places.cluster;
    return callAs(adminToken, { url: `${url}${place}`, ca, method, body });
  }

  /** What an administrator of the event bus does. `place` stands below `/admin/v2`. */
  pulsar(method: string, place: string, body?: object) {
    const { adminUrl, ca, adminToken } = this.#places.bus;
    const url = `${adminUrl}/admin/v2/${place}`;
    return callAs(adminToken, { url, ca, method, body });
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
    await this.#knex.destroy();
    await this.#places.stop();
  }
}

async function callAs(
  token: string,
  call: { url: string; ca?: string; method: string; body?: object },
) {
  const { url, ca, method, body } = call;
  const dispatcher = new Agent({ connect: ca ? { ca } : {} });
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
        'user-agent': 'kubectl-edit/v1.34',
      },
      body: body && JSON.stringify(body),
      dispatcher,
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text.startsWith('{') ? JSON.parse(text) : text) as any,
    };
  } finally {
    await dispatcher.close();
  }
}

function configOf({ cluster, bus }: Places) {
  return {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'odp-eu',
              url: cluster.url,
              authProvider: 'serviceAccount',
              caFile: cluster.caFile,
            },
          ],
        },
      ],
    },
    odp: {
      targetState: TARGET_STATE,
      kubernetes: {
        clusters: {
          'odp-eu': { serviceAccountTokenFile: cluster.readerTokenFile },
        },
      },
      pulsar: {
        instances: [
          {
            name: 'odp-eu',
            adminUrl: bus.adminUrl,
            tokenFile: bus.readerTokenFile,
            ...(bus.caFile && { caFile: bus.caFile }),
          },
        ],
      },
      workspaces: {
        clusters: [
          { ref: 'odp-eu', serviceAccountTokenFile: cluster.writerTokenFile },
        ],
        pulsar: { instance: 'odp-eu', tokenFile: bus.writerTokenFile },
        approval: {
          approvers: ['group:default/platform-team'],
          tiers: ['l'],
          decommission: true,
        },
      },
    },
  };
}
