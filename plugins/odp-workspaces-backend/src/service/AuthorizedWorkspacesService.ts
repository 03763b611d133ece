import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  odpWorkspaceApprovePermission,
  odpWorkspaceCreatePermission,
  odpWorkspaceDecommissionPermission,
  odpWorkspaceReadPermission,
  odpWorkspaceUpdatePermission,
  type Operation,
  type OperationKind,
  type OperationRequest,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import type { Request } from 'express';
import type { WorkspaceResources } from '../visibility/resources';
import type { WorkspaceResource } from '../visibility/rules';
import type { Requester } from './Workspaces';
import type {
  ApprovalNote,
  Note,
  WorkspacesService,
} from './WorkspacesService';

/** Whose request it is. */
export interface Caller {
  credentials: BackstageCredentials;
  /** What it came with, for the record; absent where it came as an action. */
  request?: Request;
}

/** What makes entities of workspaces, which everybody sees who sees the catalog. */
const CATALOG = 'plugin:catalog';

const PERMISSIONS: Record<OperationKind, ResourcePermission> = {
  create: odpWorkspaceCreatePermission,
  resize: odpWorkspaceUpdatePermission,
  'set-members': odpWorkspaceUpdatePermission,
  repair: odpWorkspaceUpdatePermission,
  decommission: odpWorkspaceDecommissionPermission,
};

export interface AuthorizedWorkspacesServiceOptions {
  inner: WorkspacesService<Requester>;
  auth: Pick<AuthService, 'isPrincipal'>;
  resources: WorkspaceResources;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  apply: (decision: PolicyDecision, workspace: WorkspaceResource) => boolean;
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
    await this.#requireAny(odpWorkspaceReadPermission, caller);
    return this.#options.inner.getOffer(await this.#requester(caller));
  }

  async checkId(id: string, caller: Caller) {
    await this.#requireAny(odpWorkspaceCreatePermission, caller);
    return this.#options.inner.checkId(id, await this.#requester(caller));
  }

  /** All to the catalog; everybody else sees what is theirs to see. */
  async list(caller: Caller) {
    if (this.#isCatalog(caller)) {
      return this.#options.inner.list({ user: CATALOG, claims: [] });
    }
    const may = await this.#right(odpWorkspaceReadPermission, caller);
    const { items } = await this.#options.inner.list(
      await this.#requester(caller),
    );
    return {
      items: items.filter(({ id, owner, members, waitsFor = [] }) =>
        may({
          id,
          owner,
          members: members.map(({ subject }) => subject),
          approvers: waitsFor,
        }),
      ),
    };
  }

  async get(id: string, caller: Caller) {
    await this.#require(odpWorkspaceReadPermission, caller, () =>
      this.#options.resources.of(id),
    );
    return this.#options.inner.get(id, await this.#requester(caller));
  }

  async plan(request: PlanRequest, caller: Caller) {
    await this.#requireRequest(request, caller);
    return this.#options.inner.plan(request, await this.#requester(caller));
  }

  async submit(request: OperationRequest, caller: Caller) {
    await this.#requireRequest(request, caller);
    return this.#options.inner.submit(request, await this.#requester(caller));
  }

  async getOperation(id: string, caller: Caller) {
    const requester = await this.#requester(caller);
    const operation = await this.#options.inner.getOperation(id, requester);
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
    await this.getOperation(id, caller);
    return this.#options.inner.cancel(id, note, await this.#requester(caller));
  }

  async #decider(id: string, caller: Caller): Promise<Requester> {
    const operation = await this.getOperation(id, caller);
    await this.#requireOf(odpWorkspaceApprovePermission, caller, operation);
    return this.#requester(caller);
  }

  async #requireRequest(request: PlanRequest, caller: Caller): Promise<void> {
    await this.#require(PERMISSIONS[request.kind], caller, () =>
      this.#options.resources.ofRequest(request),
    );
  }

  async #requireOf(
    permission: ResourcePermission,
    caller: Caller,
    operation: Operation,
  ): Promise<void> {
    const may = await this.#right(permission, caller);
    if (!may(await this.#options.resources.ofOperation(operation))) {
      // Operations are counted through: whose each is, is not told.
      throw new NotAllowedError(
        `It needs the right ${permission.name} on the workspace of operation ${operation.id}`,
      );
    }
  }

  /** @throws NotAllowedError */
  async #require(
    permission: ResourcePermission,
    caller: Caller,
    resource: () => Promise<WorkspaceResource>,
  ): Promise<void> {
    const may = await this.#right(permission, caller);
    const workspace = await resource();
    if (!may(workspace)) {
      throw new NotAllowedError(
        `It needs the right ${permission.name} on workspace '${workspace.id}', which its owner ${workspace.owner} has`,
      );
    }
  }

  #isCatalog({ credentials }: Caller): boolean {
    return (
      this.#options.auth.isPrincipal(credentials, 'service') &&
      credentials.principal.subject === CATALOG
    );
  }

  /** @throws NotAllowedError; the permission framework lets services do everything */
  #requireUser({ credentials }: Caller): void {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Workspaces are for users; a service asks in the name of one',
      );
    }
  }

  /** @throws NotAllowedError for who has the right on no workspace whatever */
  async #requireAny(
    permission: ResourcePermission,
    caller: Caller,
  ): Promise<void> {
    const { result } = await this.#decisionOn(permission, caller);
    if (result === AuthorizeResult.DENY) {
      throw new NotAllowedError(`It needs the right ${permission.name}`);
    }
  }

  async #decisionOn(
    permission: ResourcePermission,
    caller: Caller,
  ): Promise<PolicyDecision> {
    this.#requireUser(caller);
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission }],
      { credentials: caller.credentials },
    );
    return decision;
  }

  async #right(
    permission: ResourcePermission,
    caller: Caller,
  ): Promise<(workspace: WorkspaceResource) => boolean> {
    const { apply } = this.#options;
    const decision = await this.#decisionOn(permission, caller);
    return workspace =>
      decision.result === AuthorizeResult.CONDITIONAL
        ? apply(decision, workspace)
        : decision.result === AuthorizeResult.ALLOW;
  }

  async #requester(caller: Caller): Promise<Requester> {
    this.#requireUser(caller);
    const { userEntityRef, ownershipEntityRefs } =
      await this.#options.userInfo.getUserInfo(caller.credentials);
    // However a sign-in writes it, it is one person: who asks does not approve.
    const [user, ...groups] = [userEntityRef, ...ownershipEntityRefs].map(ref =>
      ref.toLocaleLowerCase('en-US'),
    );
    return { user, claims: [...new Set([user, ...groups])] };
  }
}
