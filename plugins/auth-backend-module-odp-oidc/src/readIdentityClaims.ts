import type { Config } from '@backstage/config';

/** Which claims say who somebody is. */
export interface IdentityClaims {
  username: string;
  groups: string;
  /** Of the catalog's users and groups. */
  namespace: string;
}

/** Reads `odp.signIn.oidc`; undefined when nobody signs in that way. */
export function readIdentityClaims(config: Config): IdentityClaims | undefined {
  const oidc = config.getOptionalConfig('odp.signIn.oidc');
  return (
    oidc && {
      username: oidc.getOptionalString('usernameClaim') ?? 'preferred_username',
      groups: oidc.getOptionalString('groupsClaim') ?? 'groups',
      namespace: oidc.getOptionalString('namespace') ?? 'default',
    }
  );
}
