import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  type ActionContext,
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject, JsonValue } from '@backstage/types';
import scaffolderModuleOdp from '../index';
import { systemClock } from '../operation/Clock';
import { FakeWorkspacesBackend } from './FakeWorkspacesBackend';
import { portalConfig } from './portalConfig';

/** A scaffolder that runs one step of a task, with what the runner of 4.2.0 gives to an action. */
export class TemplateRun {
  readonly backend: FakeWorkspacesBackend;
  /** Lines of the task's log. */
  readonly log: string[] = [];
  outputs: Record<string, unknown> = {};
  isDryRun = false;
  readonly abort = new AbortController();
  readonly actions: Map<string, TemplateAction>;
  readonly #server: TestBackend;
  /** As the runner keeps them in the task. */
  readonly #checkpoints = new Map<string, JsonValue>();
  #passed = 0;

  static async start(git?: Record<string, unknown>): Promise<TemplateRun> {
    const backend = new FakeWorkspacesBackend();
    const actions = new Map<string, TemplateAction>();
    const server = await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...added: TemplateAction<any, any, any>[]) =>
              added.forEach(action => actions.set(action.id, action)),
          },
        ],
      ],
      features: [
        scaffolderModuleOdp,
        backend.feature,
        mockServices.rootConfig.factory({
          data: portalConfig(git && { git }),
        }),
      ],
    });
    return new TemplateRun({ backend, actions, server });
  }

  private constructor(parts: {
    backend: FakeWorkspacesBackend;
    actions: Map<string, TemplateAction>;
    server: TestBackend;
  }) {
    this.backend = parts.backend;
    this.actions = parts.actions;
    this.#server = parts.server;
    // Minutes pass at once.
    jest.spyOn(systemClock, 'now').mockImplementation(() => this.#passed);
    jest.spyOn(systemClock, 'sleep').mockImplementation(async ms => {
      this.#passed += ms;
    });
  }

  /** Runs an action as a step of task `task-1`; again is a retry of that task. */
  async run(action: string, input: object): Promise<void> {
    this.outputs = {};
    const context: ActionContext<JsonObject> = {
      logger: this.#logger(),
      workspacePath: '/unused',
      input: input as JsonObject,
      task: { id: 'task-1' },
      step: { id: 'ask' },
      isDryRun: this.isDryRun,
      signal: this.abort.signal,
      output: (name, value) => {
        this.outputs[String(name)] = value;
      },
      checkpoint: async ({ key, fn }) => {
        if (!this.#checkpoints.has(key)) {
          this.#checkpoints.set(key, (await fn()) as JsonValue);
        }
        return this.#checkpoints.get(key) as any;
      },
      createTemporaryDirectory: async () => '/unused',
      getInitiatorCredentials: async () =>
        mockCredentials.user('user:default/owner'),
    };
    await this.actions.get(action)!.handler(context);
  }

  async stop(): Promise<void> {
    jest.restoreAllMocks();
    await this.#server.stop();
  }

  #logger(): LoggerService {
    const note = (message: string) => {
      this.log.push(message);
    };
    return mockServices.logger.mock({ info: note, warn: note });
  }
}
