import type { Fields, ObjectStore, Resource, StoredObject } from '../store';
import { resourceOfKey } from '../store';

const GROUP = 'rbac.authorization.k8s.io';
const ROLES: Record<string, Resource | undefined> = {
  Role: resourceOfKey(`roles.${GROUP}`),
  ClusterRole: resourceOfKey(`clusterroles.${GROUP}`),
};
const BINDINGS = resourceOfKey(`rolebindings.${GROUP}`);
const CLUSTER_BINDINGS = resourceOfKey(`clusterrolebindings.${GROUP}`);

/** Who wants something: a user, groups, or both. */
export interface Requester {
  user?: string;
  groups: readonly string[];
}

export interface Access {
  verb: string;
  group: string;
  /** Plural, with the subresource behind a slash: `pods/log`. */
  resource: string;
  namespace?: string;
  name?: string;
}

/** The rules of the role that a binding names; none when there is no such role. */
export function rulesBehind(
  store: ObjectStore,
  { roleRef, metadata }: StoredObject,
): Fields[] | undefined {
  const { kind, name } = (roleRef ?? {}) as Fields;
  const resource = ROLES[kind];
  const role =
    resource &&
    store.get(
      resource,
      name,
      resource.namespaced ? metadata.namespace : undefined,
    );
  return role && ((role.rules ?? []) as Fields[]);
}

/** Why the bindings that the cluster holds allow something, or undefined when they do not. */
export function grantOf(
  store: ObjectStore,
  requester: Requester,
  access: Access,
): string | undefined {
  const bindings = [
    ...store.list(CLUSTER_BINDINGS),
    ...(access.namespace ? store.list(BINDINGS, access.namespace) : []),
  ];
  for (const binding of bindings) {
    const subject = ((binding.subjects ?? []) as Fields[]).find(entry =>
      isMeant(entry, requester),
    );
    const rules = subject && rulesBehind(store, binding);
    if (rules?.some(rule => isAllowedBy(rule, access))) {
      return wordsOf(binding, subject!);
    }
  }
  return undefined;
}

function isMeant(subject: Fields, { user, groups }: Requester): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === user;
    case 'Group':
      return groups.includes(subject.name);
    default:
      return (
        user === `system:serviceaccount:${subject.namespace}:${subject.name}`
      );
  }
}

function isAllowedBy(rule: Fields, access: Access): boolean {
  const [, subresource] = access.resource.split('/');
  const has = (list: string[] | undefined, ...wanted: string[]) =>
    Boolean(list?.some(entry => entry === '*' || wanted.includes(entry)));
  return (
    has(rule.verbs, access.verb) &&
    has(rule.apiGroups, access.group) &&
    has(
      rule.resources,
      access.resource,
      ...(subresource ? [`*/${subresource}`] : []),
    ) &&
    (!rule.resourceNames?.length ||
      (access.name !== undefined && rule.resourceNames.includes(access.name)))
  );
}

function wordsOf(binding: StoredObject, subject: Fields): string {
  const { name, namespace } = binding.metadata;
  const role = binding.roleRef as Fields;
  const place = (of: string, within?: string) =>
    JSON.stringify(within ? `${of}/${within}` : of);
  return `RBAC: allowed by ${binding.kind} ${place(name, namespace)} of ${
    role.kind
  } "${role.name}" to ${subject.kind} ${place(
    subject.name,
    subject.namespace,
  )}`;
}
