import {
  planRequestSchema,
  type Workspace,
} from '@internal/plugin-odp-workspaces-common';

/** Somebody with a role beside the owner. */
export type Member = Workspace['members'][number];

/** What people may have, most first. */
export const ROLES: Array<Member['role']> = ['admin', 'editor', 'viewer'];

/** Why somebody cannot be added to a workspace, in a sentence; undefined when they can. */
export function whyNotToAdd(
  subject: string,
  { id, owner, members }: Pick<Workspace, 'id' | 'owner' | 'members'>,
): string | undefined {
  if (!subject) {
    return 'Type the entity ref of a user or a group.';
  }
  if (subject === owner) {
    return 'The owner is admin without being a member.';
  }
  if (members.some(member => member.subject === subject)) {
    return 'Is a member already.';
  }
  const parsed = planRequestSchema.safeParse({
    kind: 'set-members',
    workspace: id,
    spec: { members: [...members, { subject, role: ROLES[0] }] },
  });
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  return issue && `It ${issue.message}.`;
}

/** Whether two lists give the same people the same roles. */
export function isSameMembers(a: readonly Member[], b: readonly Member[]) {
  const key = (members: readonly Member[]) =>
    members
      .map(({ subject, role }) => `${subject} ${role}`)
      .sort()
      .join();
  return key(a) === key(b);
}
