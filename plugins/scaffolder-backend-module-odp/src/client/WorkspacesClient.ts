import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import {
  type Operation,
  type OperationRequest,
  operationSchema,
  type Plan,
  type PlanRequest,
  planSchema,
  type WorkspaceDetail,
  workspaceDetailSchema,
} from '@internal/plugin-odp-workspaces-common';
import type { z } from 'zod/v3';

const PLUGIN = 'odp-workspaces';
/** Longer than the backend gives itself for a plan. */
const TIMEOUT_MS = 30_000;

interface WorkspacesClientOptions {
  auth: AuthService;
  discovery: DiscoveryService;
}

/**
 * Asks the workspaces backend in the name of somebody. A refusal is the backend's
 * own error, with its name and its sentence; no answer, or one that is the
 * server's fault, is a ServiceUnavailableError, after which one may ask again.
 */
export class WorkspacesClient {
  readonly #options: WorkspacesClientOptions;

  static create(options: WorkspacesClientOptions): WorkspacesClient {
    return new WorkspacesClient(options);
  }

  private constructor(options: WorkspacesClientOptions) {
    this.#options = options;
  }

  plan(request: PlanRequest, caller: BackstageCredentials): Promise<Plan> {
    return this.#ask(planSchema, { caller, place: '/plans', body: request });
  }

  submit(
    request: OperationRequest,
    caller: BackstageCredentials,
  ): Promise<Operation> {
    return this.#ask(operationSchema, {
      caller,
      place: '/operations',
      body: request,
    });
  }

  getWorkspace(
    id: string,
    caller: BackstageCredentials,
  ): Promise<WorkspaceDetail> {
    return this.#ask(workspaceDetailSchema, {
      caller,
      place: `/workspaces/${encodeURIComponent(id)}`,
    });
  }

  getOperation(id: string, caller: BackstageCredentials): Promise<Operation> {
    return this.#ask(operationSchema, {
      caller,
      place: `/operations/${encodeURIComponent(id)}`,
    });
  }

  async #ask<T extends z.ZodTypeAny>(
    schema: T,
    { caller, place, body }: Question,
  ): Promise<z.infer<T>> {
    const { auth, discovery } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: caller,
      targetPluginId: PLUGIN,
    });
    const base = await discovery.getBaseUrl(PLUGIN);
    const response = await fetch(`${base}${place}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(error => {
      // Its own words name addresses.
      throw new ServiceUnavailableError(
        'The workspaces backend does not answer',
        error,
      );
    });
    if (!response.ok) {
      throw await errorOf(response);
    }
    const answer = schema.safeParse(
      await response.json().catch(() => undefined),
    );
    if (!answer.success) {
      throw new ServiceUnavailableError(
        'The workspaces backend answers with something else than it promises',
      );
    }
    return answer.data;
  }
}

interface Question {
  caller: BackstageCredentials;
  place: string;
  /** Makes it a POST. */
  body?: object;
}

async function errorOf(response: Response): Promise<Error> {
  const { cause, statusCode } = await ResponseError.fromResponse(response);
  return statusCode === 429 || statusCode >= 500
    ? new ServiceUnavailableError(
        `The workspaces backend answers ${statusCode}: ${cause.message}`,
      )
    : cause;
}
