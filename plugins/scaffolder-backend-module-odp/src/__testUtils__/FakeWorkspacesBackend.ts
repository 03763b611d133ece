import {
  type BackstageUserPrincipal,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import type {
  Operation,
  OperationRequest,
  OperationStep,
  Plan,
  PlanRequest,
  WorkspaceDetail,
} from '@internal/plugin-odp-workspaces-common';
import express from 'express';

const HASH = 'a'.repeat(64);
const AT = '2026-11-27T08:00:00.000Z';

/** A step of the quota. */
export function quotaStep(state: OperationStep['state'], message?: string) {
  return {
    system: 'quota',
    place: 'odp-eu',
    state,
    attempts: 1,
    ...(message && { message }),
  } satisfies OperationStep;
}

/** The workspaces backend over HTTP, with one operation after another as a test writes it. */
export class FakeWorkspacesBackend {
  /** `POST /plans acme-risk by user:default/owner`, in order. */
  readonly calls: string[] = [];
  readonly submitted: OperationRequest[] = [];
  readonly planned: PlanRequest[] = [];
  /** Hash of the plan of a request. */
  hashOf: (request: PlanRequest) => string = () => HASH;
  plan: Plan = {
    kind: 'create',
    workspace: 'acme-risk',
    generation: 0,
    changes: [
      {
        system: 'quota',
        place: 'odp-eu',
        subject: 'ResourceQuota/workspace',
        action: 'create',
        fields: [],
        warnings: [],
        conflicts: [],
      },
    ],
    refusals: [],
    cost: { beforeUsdPerMonth: 0, afterUsdPerMonth: 154.26 },
    planHash: HASH,
  };
  /** What one look after another finds, the answer to the submission first; the last one stays. */
  looks: Array<Partial<Operation>> = [{ state: 'done' }];
  /** Runs before a call is answered; an error is the answer. */
  before: (call: string) => void = () => undefined;
  /** Runs after a submission was taken up, before it is answered. */
  afterSubmit: () => void = () => undefined;
  readonly #byKey = new Map<string, string>();
  readonly #requests = new Map<string, OperationRequest>();
  #looked = 0;

  readonly feature = createBackendPlugin({
    pluginId: 'odp-workspaces',
    register: env => {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        init: async ({ httpAuth, httpRouter }) => {
          const router = express.Router();
          router.use(express.json());
          router.use(async (request, _response, next) => {
            try {
              const { principal } = await httpAuth.credentials(request, {
                allow: ['user'],
              });
              const { userEntityRef } = principal as BackstageUserPrincipal;
              const call = `${request.method} ${request.path}`;
              this.calls.push(`${call} by ${userEntityRef}`);
              this.before(call);
              next();
            } catch (error) {
              next(error);
            }
          });
          router.post('/plans', (request, response) => {
            this.planned.push(request.body);
            response.json({
              ...this.plan,
              ...subjectOf(request.body),
              planHash: this.hashOf(request.body),
            });
          });
          router.get('/workspaces/:id', (request, response) => {
            response.json(workspace(request.params.id));
          });
          router.post('/operations', (request, response, next) => {
            try {
              response.status(202).json(this.#submit(request.body));
            } catch (error) {
              next(error);
            }
          });
          router.get('/operations/:id', (request, response) => {
            response.json(this.#look(request.params.id));
          });
          httpRouter.use(router);
        },
      });
    },
  });

  /** How many operations there are. */
  get operations(): number {
    return this.#requests.size;
  }

  /** How often a route was called. */
  count(call: string): number {
    return this.calls.filter(one => one.startsWith(call)).length;
  }

  #submit(request: OperationRequest): Operation {
    this.submitted.push(request);
    const id =
      this.#byKey.get(request.idempotencyKey) ?? String(this.#byKey.size + 7);
    this.#byKey.set(request.idempotencyKey, id);
    this.#requests.set(id, request);
    this.afterSubmit();
    return this.#look(id);
  }

  #look(id: string): Operation {
    const look = this.looks[Math.min(this.#looked, this.looks.length - 1)];
    this.#looked += 1;
    return {
      id,
      ...subjectOf(this.#requests.get(id)!),
      state: 'applying',
      generation: 1,
      requestedBy: 'user:default/owner',
      requestedAt: AT,
      plan: this.plan,
      steps: [],
      written: [],
      ...look,
    };
  }
}

/** What a request is about. */
function subjectOf(request: PlanRequest) {
  const { kind, workspace: id } = request;
  return {
    kind,
    workspace: id,
    ...('component' in request && { component: request.component }),
  };
}

function workspace(id: string): WorkspaceDetail {
  return {
    id,
    displayName: 'ACME risk',
    owner: 'group:default/risk-platform',
    members: [],
    tier: 's',
    clusters: ['odp-eu'],
    phase: 'ready',
    generation: 1,
    observedGeneration: 1,
    namespace: `workspace-${id}`,
    busNamespace: `odp/workspace-${id}`,
    usdPerMonth: 154.26,
    conditions: [],
    createdAt: AT,
    inventory: [],
    checks: [],
    network: [],
    operations: [],
  };
}
