import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { decide } from './decide';
import type { Access } from './readAccess';

/** Resolves who asks, and lets {@link decide} answer. */
export class OdpPermissionPolicy implements PermissionPolicy {
  readonly #access: Access;
  readonly #userInfo: UserInfoService;

  static create(options: { access: Access; userInfo: UserInfoService }) {
    return new OdpPermissionPolicy(options.access, options.userInfo);
  }

  private constructor(access: Access, userInfo: UserInfoService) {
    this.#access = access;
    this.#userInfo = userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    return decide(permission, ownershipEntityRefs, this.#access);
  }
}
