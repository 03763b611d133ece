import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** A role that the sign-in page offers. */
export interface SignInRole {
  name: string;
  title: string;
  /** What the role may see and do, in a sentence. */
  description: string;
}

/** The roles of `odp.exampleRoles`; empty when none is configured. */
export function readSignInRoles(config: ConfigApi): SignInRole[] {
  const roles = config.getOptionalConfigArray('odp.exampleRoles') ?? [];
  return roles.map(role => ({
    name: role.getString('name'),
    title: role.getString('title'),
    description: role.getString('description'),
  }));
}
