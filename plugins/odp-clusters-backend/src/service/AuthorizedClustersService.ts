import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  type View,
  type Visibility,
  visibilityOf,
} from '@internal/backend-kit';
import {
  odpClusterReadPermission,
  odpNamespaceListPermission,
  odpNamespaceReadPermission,
  odpPodLogsReadPermission,
} from '@internal/plugin-odp-clusters-common';
import type { LogReader } from '../logs/LogReader';
import type { NamespaceResource } from '../visibility/rules';
import type { ArchitectureViews } from './ArchitectureViews';
import type {
  ArchitectureQuery,
  ClustersService,
  LogQuery,
  PodName,
  TopologyQuery,
} from './ClustersService';
import type { ClusterViews } from './ClusterViews';
import type { TopologyViews } from './TopologyViews';

interface Caller {
  credentials: BackstageCredentials;
}

export interface AuthorizedClustersServiceOptions {
  views: ClusterViews;
  topology: TopologyViews;
  architecture: ArchitectureViews;
  logs: LogReader;
  permissions: PermissionsService;
  apply: (decision: PolicyDecision, namespace: NamespaceResource) => boolean;
}

/** Resolves what a caller may see, and asks the views for no more. */
export class AuthorizedClustersService implements ClustersService {
  readonly #options: AuthorizedClustersServiceOptions;

  static create(
    options: AuthorizedClustersServiceOptions,
  ): AuthorizedClustersService {
    return new AuthorizedClustersService(options);
  }

  private constructor(options: AuthorizedClustersServiceOptions) {
    this.#options = options;
  }

  async listClusters(caller: Caller): Promise<View> {
    await this.#requireClusters(caller);
    return this.#options.views.listClusters(await this.#visibility(caller));
  }

  async listNamespaces(cluster: string, caller: Caller): Promise<View> {
    await this.#requireClusters(caller);
    return this.#options.views.listNamespaces(
      cluster,
      await this.#visibility(caller),
    );
  }

  async listRollouts(cluster: string, caller: Caller): Promise<View> {
    await this.#requireClusters(caller);
    return this.#options.views.listRollouts(
      cluster,
      await this.#visibility(caller),
    );
  }

  async getTopology(
    cluster: string,
    query: TopologyQuery,
    caller: Caller,
  ): Promise<View> {
    await this.#requireClusters(caller);
    return this.#options.topology.getTopology(
      cluster,
      query.since,
      await this.#visibility(caller),
    );
  }

  async getNamespace(
    cluster: string,
    namespace: string,
    caller: Caller,
  ): Promise<View> {
    await this.#requireClusters(caller);
    return this.#options.views.getNamespace(
      cluster,
      namespace,
      await this.#visibility(caller),
    );
  }

  async getArchitecture(
    query: ArchitectureQuery,
    caller: Caller,
  ): Promise<View> {
    await this.#requireClusters(caller);
    return this.#options.architecture.getArchitecture(
      query,
      await this.#visibility(caller),
    );
  }

  async readLogs(
    pod: PodName,
    query: LogQuery,
    caller: Caller,
  ): Promise<string> {
    const { views, logs } = this.#options;
    await this.#requireClusters(caller);
    // Who may not see the namespace learns nothing of it from the log route.
    const namespace = views.requireVisible(
      pod.cluster,
      pod.namespace,
      await this.#visibility(caller),
    );
    const readable = await this.#visibility(caller, odpPodLogsReadPermission);
    if (!readable.sees(namespace)) {
      throw new NotAllowedError(
        `Logs of namespace '${pod.namespace}' of ${pod.cluster} need the right ${odpPodLogsReadPermission.name}`,
      );
    }
    return logs.read(pod, query);
  }

  async #requireClusters({ credentials }: Caller): Promise<void> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: odpClusterReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Clusters need the right ${odpClusterReadPermission.name}`,
      );
    }
  }

  async #visibility(
    { credentials }: Caller,
    permission: ResourcePermission = odpNamespaceReadPermission,
  ): Promise<Visibility<NamespaceResource>> {
    const { permissions, apply } = this.#options;
    const [[decision], [names]] = await Promise.all([
      permissions.authorizeConditional([{ permission }], { credentials }),
      permissions.authorize([{ permission: odpNamespaceListPermission }], {
        credentials,
      }),
    ]);
    return visibilityOf(decision, {
      namesHidden: names.result === AuthorizeResult.ALLOW,
      apply,
    });
  }
}
