import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import type { TargetState } from '@internal/target-state';
import { entity } from './entity';

/** A user of the example roles. */
export interface RoleUser {
  title: string;
  user: string;
  groups: string[];
}

/** Teams as Groups, and the users that one can sign in as. */
export function organizationEntities(
  target: TargetState,
  users: RoleUser[],
): Entity[] {
  return [
    ...target.teams.map(team =>
      entity('Group', team.name, {
        title: team.title,
        description: team.description,
        spec: {
          type: 'team',
          profile: { displayName: team.title },
          children: [],
        },
      }),
    ),
    ...users.map(({ title, user, groups }) =>
      entity('User', parseEntityRef(user).name, {
        title,
        description: 'Example role of the development portal.',
        spec: {
          profile: { displayName: title },
          memberOf: groups.map(group => parseEntityRef(group).name),
        },
      }),
    ),
  ];
}
