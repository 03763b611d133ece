import type {
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { Caller, Requester } from '../service/callers';
import type { WorkspaceResource } from './rules';

/** What makes entities of workspaces and components, which everybody sees who sees the catalog. */
const CATALOG = 'plugin:catalog';

export interface RightsOptions {
  auth: Pick<AuthService, 'isPrincipal'>;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  apply: (decision: PolicyDecision, workspace: WorkspaceResource) => boolean;
}

/** What callers may do, by the permission framework. */
export class Rights {
  readonly #options: RightsOptions;

  static create(options: RightsOptions): Rights {
    return new Rights(options);
  }

  private constructor(options: RightsOptions) {
    this.#options = options;
  }

  /** The requester that the catalog is, for which there is no right to ask; undefined for everybody else. */
  catalogOf(caller: Caller): Requester | undefined {
    return this.serviceOf(caller) === CATALOG
      ? { user: CATALOG, claims: [] }
      : undefined;
  }

  /** Subject of a service; undefined for users. */
  serviceOf({ credentials }: Caller): string | undefined {
    return this.#options.auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : undefined;
  }

  /** @throws NotAllowedError for services */
  async requester(caller: Caller): Promise<Requester> {
    this.#requireUser(caller);
    const { userEntityRef, ownershipEntityRefs } =
      await this.#options.userInfo.getUserInfo(caller.credentials);
    // However a sign-in writes it, it is one person: who asks does not approve.
    const [user, ...groups] = [userEntityRef, ...ownershipEntityRefs].map(ref =>
      ref.toLocaleLowerCase('en-US'),
    );
    return { user, claims: [...new Set([user, ...groups])] };
  }

  /** @throws NotAllowedError for who has the right on no workspace whatever */
  async requireAny(
    permission: ResourcePermission,
    caller: Caller,
  ): Promise<void> {
    const { result } = await this.#decisionOn(permission, caller);
    if (result === AuthorizeResult.DENY) {
      throw new NotAllowedError(`It needs the right ${permission.name}`);
    }
  }

  /** @throws NotAllowedError */
  async require(
    permission: ResourcePermission,
    caller: Caller,
    resource: () => Promise<WorkspaceResource>,
  ): Promise<void> {
    const may = await this.of(permission, caller);
    const workspace = await resource();
    if (!may(workspace)) {
      throw new NotAllowedError(
        `It needs the right ${permission.name} on workspace '${workspace.id}', which its owner ${workspace.owner} has`,
      );
    }
  }

  /** Whether a caller has a right on a workspace. */
  async of(
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

  /** @throws NotAllowedError; the permission framework lets services do everything */
  #requireUser({ credentials }: Caller): void {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Workspaces are for users; a service asks in the name of one',
      );
    }
  }
}
