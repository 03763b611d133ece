import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import scaffolderModuleOdp from '../index';
import { systemClock } from '../operation/Clock';
import { FakeWorkspacesBackend } from './FakeWorkspacesBackend';
import { portalConfig, root } from './portalConfig';

type Features = NonNullable<Parameters<typeof startTestBackend>[0]['features']>;

export interface FinishedTask {
  id: string;
  status: string;
  /** Of the last run. */
  output: { links: object[]; text: Array<{ title: string; content: string }> };
  /** Lines of all runs. */
  log: string;
}

/** Backstage's scaffolder with the templates of golden paths, as the portal starts it, over a fake workspaces backend. */
export class TestScaffolder {
  readonly backend: FakeWorkspacesBackend;
  readonly #server: TestBackend;

  static async start(
    git: Record<string, unknown>,
    ...features: Features
  ): Promise<TestScaffolder> {
    const backend = new FakeWorkspacesBackend();
    const server = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleOdp,
        backend.feature,
        catalogServiceMock.factory({
          entities: ['odp-go-service', 'odp-python-service'].map(
            TestScaffolder.template,
          ),
        }),
        mockServices.rootConfig.factory({
          data: portalConfig({ git }),
        }),
        ...features,
      ],
    });
    // Minutes pass at once.
    jest.spyOn(systemClock, 'sleep').mockResolvedValue();
    return new TestScaffolder(backend, server);
  }

  /** A template as the catalog has it. */
  static template(name: string): Entity {
    const file = path.join(root, 'templates', `${name}.yaml`);
    const entity: Entity = parse(readFileSync(file, 'utf8'));
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          'backstage.io/managed-by-location': `file:${file}`,
        },
      },
    };
  }

  private constructor(backend: FakeWorkspacesBackend, server: TestBackend) {
    this.backend = backend;
    this.#server = server;
  }

  /** Starts a task as the form does, and waits for its end. */
  async run(template: string, values: object): Promise<FinishedTask> {
    const { id } = await this.#ask('/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
    });
    return this.#finished(id);
  }

  /** Starts it again, as its page does. */
  async retry(id: string): Promise<FinishedTask> {
    await this.#ask(`/v2/tasks/${id}/retry`, {});
    return this.#finished(id);
  }

  async stop(): Promise<void> {
    jest.restoreAllMocks();
    await this.#server.stop();
  }

  async #finished(id: string): Promise<FinishedTask> {
    // It ends with the task, and tells all of its runs.
    const stream = await this.#fetch(`/v2/tasks/${id}/eventstream`);
    const events = (await stream.text())
      .split('\n')
      .filter(line => line.startsWith('data: '))
      .map(line => JSON.parse(line.slice('data: '.length)).body);
    const { status } = await this.#ask(`/v2/tasks/${id}`);
    return {
      id,
      status,
      output: events.findLast(({ output }) => output)?.output,
      log: events.map(({ message }) => message).join('\n'),
    };
  }

  async #ask(place: string, body?: object): Promise<any> {
    const response = await this.#fetch(place, body);
    if (!response.ok) {
      throw new Error(`${place}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  #fetch(place: string, body?: object): Promise<Response> {
    return fetch(
      `http://localhost:${this.#server.server.port()}/api/scaffolder${place}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: mockCredentials.user.header('user:default/owner'),
          'content-type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
  }
}
