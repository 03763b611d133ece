import type { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { View } from '@internal/backend-kit';
import {
  odpDashboardPlatformReadPermission,
  odpDashboardReadPermission,
  type PanelAnswer,
  type PanelQuery,
} from '@internal/plugin-odp-observability-common';
import type { NamespaceBook } from '../visibility/NamespaceBook';
import type { Sight } from '../visibility/Sight';
import type { ObservabilityViews } from './ObservabilityViews';
import type {
  AlertsQuestion,
  Caller,
  ObservabilityService,
  VariableQuestion,
} from './ObservabilityService';

export interface AuthorizedObservabilityServiceOptions {
  views: ObservabilityViews;
  permissions: PermissionsService;
  namespaces: NamespaceBook;
}

/** Resolves what a caller may see, and asks the views for no more. */
export class AuthorizedObservabilityService implements ObservabilityService {
  readonly #options: AuthorizedObservabilityServiceOptions;

  static create(
    options: AuthorizedObservabilityServiceOptions,
  ): AuthorizedObservabilityService {
    return new AuthorizedObservabilityService(options);
  }

  private constructor(options: AuthorizedObservabilityServiceOptions) {
    this.#options = options;
  }

  async listDashboards(caller: Caller): Promise<View> {
    await this.#seesPlatform(caller);
    return this.#options.views.listDashboards(caller.signal);
  }

  async getDashboard(uid: string, caller: Caller): Promise<View> {
    return this.#options.views.getDashboard(uid, {
      seesPlatform: await this.#seesPlatform(caller),
      signal: caller.signal,
    });
  }

  async listOptions(question: VariableQuestion, caller: Caller): Promise<View> {
    return this.#options.views.listOptions(question, {
      sight: await this.#sight(caller),
      signal: caller.signal,
    });
  }

  async queryPanels(
    query: PanelQuery,
    caller: Caller,
  ): Promise<AsyncIterable<PanelAnswer>> {
    return this.#options.views.queryPanels(query, {
      sight: await this.#sight(caller),
      signal: caller.signal,
    });
  }

  async getAlerts(question: AlertsQuestion, caller: Caller): Promise<View> {
    return this.#options.views.getAlerts(question, {
      sight: await this.#sight(caller),
      signal: caller.signal,
    });
  }

  async getDoctor(caller: Caller): Promise<View> {
    return this.#options.views.getDoctor({
      seesPlatform: await this.#seesPlatform(caller),
      signal: caller.signal,
    });
  }

  /** Of who may see dashboards at all. */
  async #seesPlatform({ credentials }: Caller): Promise<boolean> {
    const [read, platform] = await this.#options.permissions.authorize(
      [
        { permission: odpDashboardReadPermission },
        { permission: odpDashboardPlatformReadPermission },
      ],
      { credentials },
    );
    if (read.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Dashboards need the right ${odpDashboardReadPermission.name}`,
      );
    }
    return platform.result === AuthorizeResult.ALLOW;
  }

  async #sight(caller: Caller): Promise<Sight> {
    return (await this.#seesPlatform(caller))
      ? { isPlatform: true }
      : this.#options.namespaces.of(caller.credentials, caller.signal);
  }
}
