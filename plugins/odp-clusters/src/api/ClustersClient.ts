import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  type Architecture,
  type ClusterList,
  type NamespaceDetail,
  type NamespaceList,
  type Topology,
} from '@internal/plugin-odp-clusters-common';
import { type LiveRequest, loadJson } from '@internal/plugin-odp-react';
import type {
  ArchitectureRequest,
  ClustersApi,
  LogRequest,
  TopologyRequest,
} from './ClustersApi';

interface ClustersClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/** Reads the clusters backend over HTTP. */
export class ClustersClient implements ClustersApi {
  readonly #options: ClustersClientOptions;

  static create(options: ClustersClientOptions): ClustersClient {
    return new ClustersClient(options);
  }

  private constructor(options: ClustersClientOptions) {
    this.#options = options;
  }

  async loadClusters(request: LiveRequest) {
    return this.#load<ClusterList>(request, ['clusters']);
  }

  async loadNamespaces(cluster: string, request: LiveRequest) {
    return this.#load<NamespaceList>(request, [
      'clusters',
      cluster,
      'namespaces',
    ]);
  }

  async loadNamespace(
    { cluster, namespace }: { cluster: string; namespace: string },
    request: LiveRequest,
  ) {
    return this.#load<NamespaceDetail>(request, [
      'clusters',
      cluster,
      'namespaces',
      namespace,
    ]);
  }

  async loadTopology(cluster: string, request: TopologyRequest) {
    return this.#load<Topology>(
      request,
      ['clusters', cluster, 'topology'],
      request.since === undefined ? {} : { since: request.since },
    );
  }

  async loadArchitecture(
    { cluster, edges }: ArchitectureRequest,
    request: LiveRequest,
  ) {
    return this.#load<Architecture>(request, ['architecture'], {
      cluster,
      ...(edges && { edges }),
    });
  }

  async readLog(request: LogRequest): Promise<string> {
    const { cluster, namespace, pod, container, previous } = request;
    const query = new URLSearchParams({
      ...(container && { container }),
      ...(previous && { previous: 'true' }),
    });
    const url = await this.#url([
      'clusters',
      cluster,
      'namespaces',
      namespace,
      'pods',
      pod,
      'logs',
    ]);
    const response = await this.#options.fetchApi.fetch(`${url}?${query}`);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.text();
  }

  async #load<T>(
    request: LiveRequest,
    parts: string[],
    query: Record<string, string> = {},
  ) {
    const url = await this.#url(parts);
    const search = new URLSearchParams(query).toString();
    return loadJson<T>({
      fetch: this.#options.fetchApi.fetch,
      url: search ? `${url}?${search}` : url,
      request,
      // Frontend and backend are of one build and share the contract's types;
      // checking hundreds of rows on every tick would cost more than it finds.
      parse: json => json as T,
    });
  }

  async #url(parts: string[]): Promise<string> {
    const base = await this.#options.discoveryApi.getBaseUrl('odp-clusters');
    return [base, ...parts.map(encodeURIComponent)].join('/');
  }
}
