import { NotAllowedError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  odpWorkspaceApprovePermission,
  odpWorkspaceCreatePermission,
  odpWorkspaceDecommissionPermission,
  odpWorkspaceDeployPermission,
  odpWorkspaceReadPermission,
  odpWorkspaceUpdatePermission,
  type Operation,
  type OperationKind,
  type OperationRequest,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import {
  resourceOfSpec,
  type WorkspaceResources,
} from '../visibility/resources';
import type { Deployers } from '../visibility/Deployers';
import type { Rights } from '../visibility/Rights';
import type { Caller, Requester } from './callers';
import type {
  ApprovalNote,
  Note,
  WorkspacesService,
} from './WorkspacesService';

const PERMISSIONS: Record<OperationKind, ResourcePermission> = {
  create: odpWorkspaceCreatePermission,
  resize: odpWorkspaceUpdatePermission,
  'set-members': odpWorkspaceUpdatePermission,
  repair: odpWorkspaceUpdatePermission,
  decommission: odpWorkspaceDecommissionPermission,
  'create-component': odpWorkspaceDeployPermission,
  deploy: odpWorkspaceDeployPermission,
  scale: odpWorkspaceDeployPermission,
  restart: odpWorkspaceDeployPermission,
  'roll-back': odpWorkspaceDeployPermission,
  'repair-component': odpWorkspaceDeployPermission,
  'delete-component': odpWorkspaceDeployPermission,
};

export interface AuthorizedWorkspacesServiceOptions {
  inner: WorkspacesService<Requester>;
  resources: WorkspaceResources;
  rights: Rights;
  deployers: Deployers;
}

/** Checks the caller's right to each thing before it is done. */
export class AuthorizedWorkspacesService implements WorkspacesService<Caller> {
  readonly #options: AuthorizedWorkspacesServiceOptions;

  static create(
    options: AuthorizedWorkspacesServiceOptions,
  ): AuthorizedWorkspacesService {
    return new AuthorizedWorkspacesService(options);
  }

  private constructor(options: AuthorizedWorkspacesServiceOptions) {
    this.#options = options;
  }

  async getOffer(caller: Caller) {
    const { inner, rights } = this.#options;
    await rights.requireAny(odpWorkspaceReadPermission, caller);
    return inner.getOffer(await rights.requester(caller));
  }

  async checkId(id: string, caller: Caller) {
    const { inner, rights } = this.#options;
    await rights.requireAny(odpWorkspaceCreatePermission, caller);
    return inner.checkId(id, await rights.requester(caller));
  }

  /** All to the catalog; everybody else sees what is theirs to see. */
  async list(caller: Caller) {
    const { inner, rights } = this.#options;
    const catalog = rights.catalogOf(caller);
    if (catalog) {
      return inner.list(catalog);
    }
    const may = await rights.of(odpWorkspaceReadPermission, caller);
    const { items } = await inner.list(await rights.requester(caller));
    return {
      items: items.filter(({ waitsFor = [], ...workspace }) =>
        may({ ...resourceOfSpec(workspace), approvers: waitsFor }),
      ),
    };
  }

  async get(id: string, caller: Caller) {
    const { inner, rights, resources } = this.#options;
    await rights.require(odpWorkspaceReadPermission, caller, () =>
      resources.of(id),
    );
    return inner.get(id, await rights.requester(caller));
  }

  async plan(request: PlanRequest, caller: Caller) {
    const requester = await this.#requesterOf(request, caller);
    return this.#options.inner.plan(request, requester);
  }

  async submit(request: OperationRequest, caller: Caller) {
    const requester = await this.#requesterOf(request, caller);
    return this.#options.inner.submit(request, requester);
  }

  async getOperation(id: string, caller: Caller) {
    const { inner, rights, deployers } = this.#options;
    const service = rights.serviceOf(caller);
    const requester = deployers.has(service)
      ? asRequester(service)
      : await rights.requester(caller);
    const operation = await inner.getOperation(id, requester);
    if (operation.requestedBy !== requester.user) {
      await this.#requireOf(odpWorkspaceReadPermission, caller, operation);
    }
    return operation;
  }

  async approve(id: string, note: ApprovalNote, caller: Caller) {
    const requester = await this.#decider(id, caller);
    return this.#options.inner.approve(id, note, requester);
  }

  async reject(id: string, note: Note, caller: Caller) {
    const requester = await this.#decider(id, caller);
    return this.#options.inner.reject(id, note, requester);
  }

  /** Everybody takes back what they asked for themselves, and nothing else. */
  async cancel(id: string, note: Note, caller: Caller) {
    const { inner, rights } = this.#options;
    await this.getOperation(id, caller);
    return inner.cancel(id, note, await rights.requester(caller));
  }

  async #decider(id: string, caller: Caller): Promise<Requester> {
    const operation = await this.getOperation(id, caller);
    await this.#requireOf(odpWorkspaceApprovePermission, caller, operation);
    return this.#options.rights.requester(caller);
  }

  /** Who may ask for it. */
  async #requesterOf(request: PlanRequest, caller: Caller): Promise<Requester> {
    const { rights, resources } = this.#options;
    const service = rights.serviceOf(caller);
    if (service !== undefined && request.kind === 'deploy') {
      this.#options.deployers.require(service, request.workspace);
      return asRequester(service);
    }
    await rights.require(PERMISSIONS[request.kind], caller, () =>
      resources.ofRequest(request),
    );
    return rights.requester(caller);
  }

  async #requireOf(
    permission: ResourcePermission,
    caller: Caller,
    operation: Operation,
  ): Promise<void> {
    const { rights, resources } = this.#options;
    const may = await rights.of(permission, caller);
    if (!may(await resources.ofOperation(operation))) {
      // Operations are counted through: whose each is, is not told.
      throw new NotAllowedError(
        `It needs the right ${permission.name} on the workspace of operation ${operation.id}`,
      );
    }
  }
}

function asRequester(service: string): Requester {
  return { user: service, claims: [service], isService: true };
}
