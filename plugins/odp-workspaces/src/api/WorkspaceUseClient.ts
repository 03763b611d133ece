import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import type {
  NamespaceDetail,
  NamespaceList,
} from '@internal/plugin-odp-clusters-common';
import {
  type BusNamespaceDetail,
  type BusNamespaceList,
  parseTopicName,
  type TopicDetail,
} from '@internal/plugin-odp-pulsar-common';
import { type LiveRequest, loadJson } from '@internal/plugin-odp-react';
import type {
  NamespacePlace,
  TopicPlace,
  WorkspaceUseApi,
} from './WorkspaceUseApi';

interface WorkspaceUseClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/** Reads over HTTP what workspaces use: plugins meet there, and not in each other's frontends. */
export class WorkspaceUseClient implements WorkspaceUseApi {
  readonly #options: WorkspaceUseClientOptions;

  static create(options: WorkspaceUseClientOptions): WorkspaceUseClient {
    return new WorkspaceUseClient(options);
  }

  private constructor(options: WorkspaceUseClientOptions) {
    this.#options = options;
  }

  async loadNamespaces(cluster: string, request: LiveRequest) {
    return this.#load<NamespaceList>(request, [
      'odp-clusters',
      'clusters',
      cluster,
      'namespaces',
    ]);
  }

  async loadNamespace(
    { place, namespace }: NamespacePlace,
    request: LiveRequest,
  ) {
    return this.#load<NamespaceDetail>(request, [
      'odp-clusters',
      'clusters',
      place,
      'namespaces',
      namespace,
    ]);
  }

  async loadBusNamespaces(instance: string, request: LiveRequest) {
    return this.#load<BusNamespaceList>(request, [
      'odp-pulsar',
      'instances',
      instance,
      'namespaces',
    ]);
  }

  async loadBusNamespace(
    { place, namespace }: NamespacePlace,
    request: LiveRequest,
  ) {
    return this.#load<BusNamespaceDetail>(request, [
      'odp-pulsar',
      'instances',
      place,
      'namespaces',
      ...namespace.split('/'),
    ]);
  }

  async loadTopic({ instance, topic }: TopicPlace, request: LiveRequest) {
    const { domain, namespace, local } = parseTopicName(topic);
    return this.#load<TopicDetail>(request, [
      'odp-pulsar',
      'instances',
      instance,
      'topics',
      domain,
      ...namespace.split('/'),
      local,
    ]);
  }

  async #load<T>(request: LiveRequest, [plugin, ...parts]: string[]) {
    const { discoveryApi, fetchApi } = this.#options;
    const base = await discoveryApi.getBaseUrl(plugin);
    return loadJson<T>({
      fetch: fetchApi.fetch,
      url: [base, ...parts.map(encodeURIComponent)].join('/'),
      request,
      // Frontend and backends are of one build and share the contracts' types.
      parse: json => json as T,
    });
  }
}
