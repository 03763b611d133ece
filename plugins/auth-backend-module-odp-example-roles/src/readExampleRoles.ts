import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A role to sign in as, with the identity that it gives. */
export interface ExampleRole {
  name: string;
  title: string;
  /** Full entity ref of a User. */
  user: string;
  /** Full entity refs of Groups. */
  groups: string[];
}

/**
 * Reads `odp.exampleRoles`.
 *
 * @throws InputError when a ref is not that of a User or Group, or a name stands twice.
 */
export function readExampleRoles(config: Config): ExampleRole[] {
  const roles = (config.getOptionalConfigArray('odp.exampleRoles') ?? []).map(
    role => ({
      name: role.getString('name'),
      title: role.getString('title'),
      user: entityRefOf('user', role.getString('user')),
      groups: role
        .getStringArray('groups')
        .map(group => entityRefOf('group', group)),
    }),
  );
  const twice = roles.find(
    ({ name }, index) => roles.findIndex(role => role.name === name) !== index,
  );
  if (twice) {
    throw new InputError(
      `odp.exampleRoles names '${twice.name}' twice; give each role its own name`,
    );
  }
  return roles;
}

function entityRefOf(kind: 'user' | 'group', ref: string): string {
  const parsed = parseEntityRef(ref, { defaultKind: kind });
  if (parsed.kind.toLocaleLowerCase('en-US') !== kind) {
    throw new InputError(`odp.exampleRoles: '${ref}' is no ${kind}`);
  }
  return stringifyEntityRef(parsed);
}
