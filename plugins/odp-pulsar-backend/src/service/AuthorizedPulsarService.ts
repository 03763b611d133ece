import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  type View,
  type Visibility,
  visibilityOf,
} from '@internal/backend-kit';
import {
  odpBusNamespaceListPermission,
  odpBusNamespaceReadPermission,
  odpBusReadPermission,
} from '@internal/plugin-odp-pulsar-common';
import type { BusNamespaceResource } from '../visibility/rules';
import type { BusViews } from './BusViews';
import type { EvictionViews } from './EvictionViews';
import type { PulsarService, TopicPath } from './PulsarService';
import type { TopicViews } from './TopicViews';

interface Caller {
  credentials: BackstageCredentials;
}

export interface AuthorizedPulsarServiceOptions {
  views: BusViews;
  topics: TopicViews;
  evictions: EvictionViews;
  permissions: PermissionsService;
  apply: (decision: PolicyDecision, namespace: BusNamespaceResource) => boolean;
}

/** Resolves what a caller may see, and asks the views for no more. */
export class AuthorizedPulsarService implements PulsarService {
  readonly #options: AuthorizedPulsarServiceOptions;

  static create(
    options: AuthorizedPulsarServiceOptions,
  ): AuthorizedPulsarService {
    return new AuthorizedPulsarService(options);
  }

  private constructor(options: AuthorizedPulsarServiceOptions) {
    this.#options = options;
  }

  async listInstances(caller: Caller): Promise<View> {
    return this.#options.views.listInstances(await this.#visibility(caller));
  }

  async listNamespaces(instance: string, caller: Caller): Promise<View> {
    return this.#options.views.listNamespaces(
      instance,
      await this.#visibility(caller),
    );
  }

  async getNamespace(
    instance: string,
    namespace: string,
    caller: Caller,
  ): Promise<View> {
    return this.#options.views.getNamespace(
      instance,
      namespace,
      await this.#visibility(caller),
    );
  }

  async listTopics(instance: string, caller: Caller): Promise<View> {
    return this.#options.views.listTopics(
      instance,
      await this.#visibility(caller),
    );
  }

  async getTopic(
    instance: string,
    topic: TopicPath,
    caller: Caller,
  ): Promise<View> {
    return this.#options.topics.getTopic(
      instance,
      topic,
      await this.#visibility(caller),
    );
  }

  async listBrokers(instance: string, caller: Caller): Promise<View> {
    await this.#requireBus(caller);
    return this.#options.views.listBrokers(instance);
  }

  async listEvictions(instance: string, caller: Caller): Promise<View> {
    return this.#options.evictions.list(
      instance,
      await this.#visibility(caller),
    );
  }

  async listEvents(instance: string, caller: Caller): Promise<View> {
    return this.#options.views.listEvents(
      instance,
      await this.#visibility(caller),
    );
  }

  async getEvaluation(instance: string, caller: Caller): Promise<View> {
    return this.#options.views.getEvaluation(
      instance,
      await this.#visibility(caller),
    );
  }

  async #requireBus({ credentials }: Caller): Promise<void> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: odpBusReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The event bus needs the right ${odpBusReadPermission.name}`,
      );
    }
  }

  /** Of who may see the bus at all. */
  async #visibility(caller: Caller): Promise<Visibility<BusNamespaceResource>> {
    const { permissions, apply } = this.#options;
    const { credentials } = caller;
    await this.#requireBus(caller);
    const [[decision], [names]] = await Promise.all([
      permissions.authorizeConditional(
        [{ permission: odpBusNamespaceReadPermission }],
        { credentials },
      ),
      permissions.authorize([{ permission: odpBusNamespaceListPermission }], {
        credentials,
      }),
    ]);
    return visibilityOf(decision, {
      namesHidden: names.result === AuthorizeResult.ALLOW,
      apply,
    });
  }
}
