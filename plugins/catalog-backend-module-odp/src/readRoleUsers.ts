import type { Config } from '@backstage/config';
import type { RoleUser } from './entities/organizationEntities';

/** The users of `odp.exampleRoles`, when that sign-in is switched on. */
export function readRoleUsers(config: Config): RoleUser[] {
  if (!config.has('auth.providers.example-roles')) {
    return [];
  }
  return (config.getOptionalConfigArray('odp.exampleRoles') ?? []).map(
    role => ({
      title: role.getString('title'),
      user: role.getString('user'),
      groups: role.getStringArray('groups'),
    }),
  );
}
