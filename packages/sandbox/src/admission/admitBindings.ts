import { GROUPS, type Rights } from '../auth/Rights';
import { type Access, rulesBehind } from '../auth/roleRules';
import {
  type Admission,
  type Fields,
  forbidden,
  notFound,
  type ObjectStore,
  resourceKey,
} from '../store';

const BINDINGS = ['RoleBinding', 'ClusterRoleBinding'];

/** Nobody gives away by a binding what is not theirs, but by the right to bind that role. */
export function admitBindings(store: ObjectStore, rights: Rights): Admission {
  return ({ operation, resource, object, requester }) => {
    if (
      !requester ||
      operation === 'DELETE' ||
      !BINDINGS.includes(resource.kind)
    ) {
      return;
    }
    const { kind, name } = object.roleRef as Fields;
    const mayBind = rights.may(requester.user, {
      verb: 'bind',
      group: resource.group,
      resource: `${kind.toLowerCase()}s`,
      name,
      namespace: object.metadata.namespace,
    });
    if (mayBind) {
      return;
    }
    const rules = rulesBehind(store, object);
    if (!rules) {
      throw notFound(resourceKey(resource), name);
    }
    const { namespace } = object.metadata;
    const lacking = rules.filter(
      rule =>
        !isHeld(rule, access =>
          rights.may(requester.user, { ...access, namespace }),
        ),
    );
    if (!lacking.length) {
      return;
    }
    throw forbidden(
      resource,
      object.metadata.name,
      `user "${requester.user}" (groups=${listed(
        GROUPS,
      )}) is attempting to grant RBAC permissions not currently held:\n${lacking
        .map(wordsOf)
        .join('\n')}`,
    );
  };
}

/** Whether somebody may by themselves all that a rule gives. */
function isHeld(rule: Fields, may: (access: Access) => boolean): boolean {
  const all = (field: string): string[] => rule[field] ?? [];
  const names: Array<string | undefined> = rule.resourceNames ?? [undefined];
  return all('apiGroups').every(group =>
    all('resources').every(resource =>
      all('verbs').every(verb =>
        names.every(name => may({ verb, group, resource, name })),
      ),
    ),
  );
}

function wordsOf({ apiGroups, resources, resourceNames, verbs }: Fields) {
  const parts = [
    `APIGroups:${listed(apiGroups)}`,
    `Resources:${listed(resources)}`,
    resourceNames && `ResourceNames:${listed(resourceNames)}`,
    `Verbs:${listed(verbs)}`,
  ];
  return `{${parts.filter(Boolean).join(', ')}}`;
}

function listed(values: readonly string[] = []): string {
  return `[${values.map(value => JSON.stringify(value)).join(' ')}]`;
}
