import { mockCredentials } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import request from 'supertest';
import { Agent, fetch } from 'undici';
import * as callers from './callers';
import { openKnex } from './faults/openKnex';
import type { Addresses, Places } from './Places';
import { startBackend } from './startBackend';

interface PortalParts {
  places: Addresses;
  /** What answers: a server, or its address. */
  app: Parameters<typeof request>[0];
  end?: () => Promise<void>;
}

/** The portal as those who use it see it, and the places in which it works. */
export class WorkspacesPortal {
  readonly #places: Addresses;
  readonly #app: PortalParts['app'];
  readonly #end: () => Promise<void>;

  /** The plugin in this process with a database of its own; the places end with it. */
  static async start(places: Places): Promise<WorkspacesPortal> {
    const knex = openKnex({ client: 'better-sqlite3', connection: ':memory:' });
    const portal = await WorkspacesPortal.replica(places, { knex });
    return WorkspacesPortal.of({
      places,
      app: portal.#app,
      end: async () => {
        await portal.stop();
        await knex.destroy();
        await places.stop();
      },
    });
  }

  /** The plugin in this process, on a database and places that others share. */
  static async replica(
    places: Addresses,
    options: { knex: Knex; settings?: object },
  ): Promise<WorkspacesPortal> {
    const backend = await startBackend(places, options);
    return WorkspacesPortal.of({
      places,
      app: backend.server,
      end: () => backend.stop(),
    });
  }

  /** One that runs elsewhere. */
  static of(parts: PortalParts): WorkspacesPortal {
    return new WorkspacesPortal(parts);
  }

  private constructor({ places, app, end = async () => {} }: PortalParts) {
    this.#places = places;
    this.#app = app;
    this.#end = end;
  }

  get(place: string, user = 'owner') {
    return request(this.#app)
      .get(`/api/odp-workspaces${place}`)
      .set('Authorization', callers.headerOf(user));
  }

  post(place: string, body: object, user = 'owner') {
    return request(this.#app)
      .post(`/api/odp-workspaces${place}`)
      .set('Authorization', callers.headerOf(user))
      .send(body);
  }

  /** What the permission framework asks of the plugin. */
  applyConditions(items: object[]) {
    return request(this.#app)
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
  async until(
    place: string,
    wanted: (body: any) => boolean,
    withinMs = 20_000,
  ): Promise<any> {
    const deadline = Date.now() + withinMs;
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

  stop(): Promise<void> {
    return this.#end();
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
