import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { RolloutList } from '@internal/plugin-odp-clusters-common';
import {
  type AlertsAnswer,
  type DashboardAnswer,
  type DashboardList,
  type DoctorReport,
  readPanelAnswer,
  type VariableOptions,
} from '@internal/plugin-odp-observability-common';
import { type LiveRequest, loadJson } from '@internal/plugin-odp-react';
import type {
  ObservabilityApi,
  PanelRequest,
  VariableRequest,
} from './ObservabilityApi';
import { readLines } from './readLines';

interface ObservabilityClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/** Reads the observability backend over HTTP, and of the clusters' what their workloads tell of rollouts. */
export class ObservabilityClient implements ObservabilityApi {
  readonly #options: ObservabilityClientOptions;

  static create(options: ObservabilityClientOptions): ObservabilityClient {
    return new ObservabilityClient(options);
  }

  private constructor(options: ObservabilityClientOptions) {
    this.#options = options;
  }

  async loadDashboards(entityRef: string | undefined, request: LiveRequest) {
    const query = entityRef
      ? `?${new URLSearchParams({ entityRef })}`
      : undefined;
    return this.#load<DashboardList>(request, ['dashboards'], query);
  }

  async loadDashboard(uid: string, request: LiveRequest) {
    return this.#load<DashboardAnswer>(request, ['dashboards', uid]);
  }

  async loadVariable(variable: VariableRequest, request: LiveRequest) {
    const { dashboard, name, others } = variable;
    const query = new URLSearchParams(
      Object.entries(others).flatMap(([other, values]) =>
        values.map((value): [string, string] => [other, value]),
      ),
    ).toString();
    return this.#load<VariableOptions>(
      request,
      ['dashboards', dashboard, 'variables', name],
      query && `?${query}`,
    );
  }

  async loadAlerts(cluster: string | undefined, request: LiveRequest) {
    return this.#load<AlertsAnswer>(
      request,
      ['alerts'],
      cluster && `?${new URLSearchParams({ cluster })}`,
    );
  }

  async loadDoctor(request: LiveRequest) {
    return this.#load<DoctorReport>(request, ['doctor']);
  }

  async loadRollouts(cluster: string, request: LiveRequest) {
    const base = await this.#options.discoveryApi.getBaseUrl('odp-clusters');
    return loadJson<RolloutList>({
      fetch: this.#options.fetchApi.fetch,
      url: urlOf(base, ['clusters', cluster, 'rollouts']),
      request,
      parse: json => json as RolloutList,
    });
  }

  async queryPanels({ query, onAnswer, signal }: PanelRequest): Promise<void> {
    const { discoveryApi, fetchApi } = this.#options;
    const base = await discoveryApi.getBaseUrl('odp-observability');
    const response = await fetchApi.fetch(urlOf(base, ['panels', 'query']), {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    await readLines(response.body!, line => {
      const answer = readPanelAnswer(line);
      if (answer) {
        onAnswer(answer);
      }
    });
  }

  async #load<T>(request: LiveRequest, parts: string[], query = '') {
    const { discoveryApi, fetchApi } = this.#options;
    const base = await discoveryApi.getBaseUrl('odp-observability');
    return loadJson<T>({
      fetch: fetchApi.fetch,
      url: `${urlOf(base, parts)}${query}`,
      request,
      // Frontend and backend are of one build and share the contract's types.
      parse: json => json as T,
    });
  }
}

function urlOf(base: string, parts: readonly string[]): string {
  return [base, ...parts.map(encodeURIComponent)].join('/');
}
