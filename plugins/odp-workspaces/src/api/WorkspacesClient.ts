import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  ComponentDetail,
  ComponentList,
  IdCheck,
  Offer,
  Operation,
  OperationRequest,
  Plan,
  PlanRequest,
  WorkspaceDetail,
  WorkspaceList,
} from '@internal/plugin-odp-workspaces-common';
import { type LiveRequest, loadJson } from '@internal/plugin-odp-react';
import type { Decision, WorkspacesApi } from './WorkspacesApi';

interface WorkspacesClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/** Reads and asks the workspaces backend over HTTP. */
export class WorkspacesClient implements WorkspacesApi {
  readonly #options: WorkspacesClientOptions;

  static create(options: WorkspacesClientOptions): WorkspacesClient {
    return new WorkspacesClient(options);
  }

  private constructor(options: WorkspacesClientOptions) {
    this.#options = options;
  }

  async loadWorkspaces(request: LiveRequest) {
    return this.#load<WorkspaceList>(request, ['workspaces']);
  }

  async loadWorkspace(id: string, request: LiveRequest) {
    return this.#load<WorkspaceDetail>(request, ['workspaces', id]);
  }

  async loadComponents(workspace: string | undefined, request: LiveRequest) {
    return this.#load<ComponentList>(
      request,
      ['components'],
      workspace === undefined ? {} : { workspace },
    );
  }

  async loadComponent(name: string, request: LiveRequest) {
    return this.#load<ComponentDetail>(request, ['components', name]);
  }

  async loadOperation(id: string, request: LiveRequest) {
    return this.#load<Operation>(request, ['operations', id]);
  }

  async loadOffer(request: LiveRequest) {
    return this.#load<Offer>(request, ['offer']);
  }

  async loadIdCheck(id: string, request: LiveRequest) {
    return this.#load<IdCheck>(request, ['ids', id]);
  }

  async loadComponentNameCheck(name: string, request: LiveRequest) {
    return this.#load<IdCheck>(request, ['component-names', name]);
  }

  async plan(request: PlanRequest, signal: AbortSignal): Promise<Plan> {
    return this.#post(['plans'], request, signal);
  }

  async submit(request: OperationRequest): Promise<Operation> {
    return this.#post(['operations'], request);
  }

  async decide(
    operation: string,
    { verb, ...note }: Decision,
  ): Promise<Operation> {
    return this.#post(['operations', operation, verb], note);
  }

  async #load<T>(
    request: LiveRequest,
    parts: string[],
    query: Record<string, string> = {},
  ) {
    const search = new URLSearchParams(query).toString();
    return loadJson<T>({
      fetch: this.#options.fetchApi.fetch,
      url: [await this.#url(parts), search].filter(Boolean).join('?'),
      request,
      // Frontend and backend are of one build and share the contract's types.
      parse: json => json as T,
    });
  }

  async #post<T>(
    parts: string[],
    body: object,
    signal?: AbortSignal,
  ): Promise<T> {
    const response = await this.#options.fetchApi.fetch(
      await this.#url(parts),
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }

  async #url(parts: string[]): Promise<string> {
    const base = await this.#options.discoveryApi.getBaseUrl('odp-workspaces');
    return [base, ...parts.map(encodeURIComponent)].join('/');
  }
}
