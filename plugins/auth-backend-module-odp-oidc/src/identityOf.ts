import { stringifyEntityRef } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import type { IdentityClaims } from './readIdentityClaims';

/** Who somebody is in the portal; full entity refs. */
export interface Identity {
  user: string;
  groups: string[];
}

/**
 * Makes an identity of what the provider says of somebody. Groups stand with
 * their name, or with a path of one part (`/platform-team`); deeper ones are
 * left out, because the catalog's names have no levels and `/guests/admins`
 * must not become `admins`.
 *
 * @throws AuthenticationError when the claims name nobody, or groups that are no names.
 */
export function identityOf(
  claims: Readonly<Record<string, unknown>>,
  names: IdentityClaims,
): Identity {
  const username = claims[names.username];
  if (!isName(username)) {
    throw new AuthenticationError(
      `the identity provider's claim '${names.username}' holds no name that the catalog can have`,
    );
  }
  const groups = claims[names.groups] ?? [];
  if (!Array.isArray(groups) || groups.some(name => typeof name !== 'string')) {
    throw new AuthenticationError(
      `the identity provider's claim '${names.groups}' is no list of names`,
    );
  }
  const refOf = (kind: string, name: string) =>
    stringifyEntityRef({ kind, namespace: names.namespace, name });
  return {
    user: refOf('user', username),
    groups: (groups as string[])
      .map(name => name.replace(/^\//, ''))
      .filter(isName)
      .map(name => refOf('group', name)),
  };
}

/** As the catalog wants the names of entities. */
function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 63 &&
    /^[a-z0-9]([-_.a-z0-9]*[a-z0-9])?$/i.test(value)
  );
}
