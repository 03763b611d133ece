import {
  type BackstageUserPrincipal,
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
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { RESOURCE_TYPE_ODP_WORKSPACE } from '@internal/plugin-odp-workspaces-common';
import { play, type Sandbox, startSandbox } from '@internal/sandbox';
import { loadTargetState } from '@internal/target-state';
import createKnex, { type Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { Agent, fetch } from 'undici';
import odpWorkspacesPlugin from '../index';

const TARGET_STATE = path.resolve(
  __dirname,
  '../../../../target-state/odp.yaml',
);

/** Groups of those who call. */
const GROUPS: Record<string, string[]> = {
  owner: ['group:default/risk-platform'],
  engineer: ['group:default/platform-team'],
  stranger: ['group:default/lumen-esg'],
};

function headerOf(user: string): string {
  return mockCredentials.user.header(`user:default/${user}`);
}

function claimsOf(userEntityRef: string): string[] {
  return [userEntityRef, ...(GROUPS[userEntityRef.split('/')[1]] ?? [])];
}

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
    ...Object.values(GROUPS).map(([group]) => entityOf('Group', group)),
    entityOf('User', 'user:default/auditor'),
  ],
});

/** Owners, members and approvers as the portal's policy has it. */
const permissions = mockServices.permissions.mock({
  authorizeConditional: async (queries, { credentials }) =>
    queries.map(({ permission }): PolicyDecision => {
      const { userEntityRef } = credentials.principal as BackstageUserPrincipal;
      const conditionOf = (rule: string) => ({
        resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
        rule,
        params: { claims: claimsOf(userEntityRef) },
      });
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'odp-workspaces',
        resourceType: RESOURCE_TYPE_ODP_WORKSPACE,
        conditions: permission.name.endsWith('.read')
          ? { anyOf: [conditionOf('IS_OWNER'), conditionOf('IS_APPROVER')] }
          : conditionOf(
              permission.name.endsWith('.approve') ? 'IS_APPROVER' : 'IS_OWNER',
            ),
      };
    }),
}).factory;

const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    getUserInfo: async ({ principal }) => {
      const { userEntityRef } = principal as BackstageUserPrincipal;
      return { userEntityRef, ownershipEntityRefs: claimsOf(userEntityRef) };
    },
  }),
});

/** The plugin through its real start, on the sandbox's clusters and event bus. */
export class WorkspacesPortal {
  readonly sandbox: Sandbox;
  readonly #folder: string;
  readonly #endPlay: () => void;
  readonly #backend: TestBackend;
  readonly #knex: Knex;

  static async start(): Promise<WorkspacesPortal> {
    const folder = mkdtempSync(path.join(tmpdir(), 'odp-workspaces-'));
    const sandbox = await startSandbox({
      dataDir: folder,
      ports: { 'odp-eu': 0 },
      pulsar: { ports: { 'odp-eu': 0 }, brokers: 1 },
    });
    const endPlay = play(sandbox, {
      scenario: 'empty',
      target: loadTargetState(TARGET_STATE),
    });
    sandbox.pulsars['odp-eu'].state.tenants.set('odp', {
      adminRoles: [],
      allowedClusters: ['odp-eu'],
    });
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    const backend = await startTestBackend({
      features: [
        odpWorkspacesPlugin,
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({ data: configOf(sandbox, folder) }),
        catalog,
        permissions,
        userInfo,
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: async () => undefined }),
        }),
      ],
    });
    return new WorkspacesPortal({ sandbox, folder, endPlay, backend, knex });
  }

  private constructor(parts: {
    sandbox: Sandbox;
    folder: string;
    endPlay: () => void;
    backend: TestBackend;
    knex: Knex;
  }) {
    this.sandbox = parts.sandbox;
    this.#folder = parts.folder;
    this.#endPlay = parts.endPlay;
    this.#backend = parts.backend;
    this.#knex = parts.knex;
  }

  get(place: string, user = 'owner') {
    return request(this.#backend.server)
      .get(`/api/odp-workspaces${place}`)
      .set('Authorization', headerOf(user));
  }

  post(place: string, body: object, user = 'owner') {
    return request(this.#backend.server)
      .post(`/api/odp-workspaces${place}`)
      .set('Authorization', headerOf(user))
      .send(body);
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
  async kubectl(method: string, place: string, body?: object) {
    const { url, tokens } = this.sandbox.clusters['odp-eu'];
    const dispatcher = new Agent({ connect: { ca: this.sandbox.ca } });
    try {
      const response = await fetch(`${url}${place}`, {
        method,
        headers: {
          authorization: `Bearer ${tokens.of('admin')}`,
          'content-type':
            method === 'PATCH'
              ? 'application/merge-patch+json'
              : 'application/json',
          'user-agent': 'kubectl-edit/v1.34',
        },
        body: body && JSON.stringify(body),
        dispatcher,
      });
      return {
        status: response.status,
        body: (await response.json()) as any,
      };
    } finally {
      await dispatcher.close();
    }
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
    await this.#knex.destroy();
    this.#endPlay();
    await this.sandbox.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function configOf(sandbox: Sandbox, folder: string) {
  const cluster = sandbox.clusters['odp-eu'];
  const caFile = path.join(folder, 'ca.crt');
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
              caFile,
            },
          ],
        },
      ],
    },
    odp: {
      targetState: TARGET_STATE,
      kubernetes: {
        clusters: {
          'odp-eu': {
            serviceAccountTokenFile: cluster.tokens.fileOf('reader'),
          },
        },
      },
      pulsar: {
        instances: [
          {
            name: 'odp-eu',
            adminUrl: sandbox.pulsars['odp-eu'].url,
            tokenFile: path.join(folder, 'pulsar-odp-eu.token'),
            caFile,
          },
        ],
      },
      workspaces: {
        clusters: [
          {
            ref: 'odp-eu',
            serviceAccountTokenFile: cluster.tokens.fileOf('writer'),
          },
        ],
        pulsar: {
          instance: 'odp-eu',
          tokenFile: path.join(folder, 'pulsar-odp-eu-writer.token'),
        },
        approval: {
          approvers: ['group:default/platform-team'],
          tiers: ['l'],
          decommission: true,
        },
      },
    },
  };
}
