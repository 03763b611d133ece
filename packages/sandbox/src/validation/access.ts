import {
  type Fields,
  invalidValue,
  type Problem,
  requiredValue,
  sameJson,
  type StoredObject,
  unsupportedValue,
} from '../store';

const RBAC_GROUP = 'rbac.authorization.k8s.io';
const SUBJECTS = ['ServiceAccount', 'User', 'Group'];

/** What is wrong with a RoleBinding or a ClusterRoleBinding, and with changing it. */
export function problemsOfBinding(
  object: StoredObject,
  previous?: StoredObject,
): Problem[] {
  const role = (object.roleRef ?? {}) as Fields;
  if (previous && !sameJson(previous.roleRef, object.roleRef)) {
    const { apiGroup: APIGroup, kind: Kind, name: Name } = role;
    return [
      invalidValue(
        'roleRef',
        { APIGroup, Kind, Name },
        'cannot change roleRef',
      ),
    ];
  }
  const kinds =
    object.kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  return [
    ...(kinds.includes(role.kind)
      ? []
      : [unsupportedValue('roleRef.kind', role.kind ?? '', kinds)]),
    ...(role.name ? [] : [requiredValue('roleRef.name')]),
    ...((object.subjects ?? []) as Fields[]).flatMap(problemsOfSubject),
  ];
}

function problemsOfSubject(subject: Fields, index: number): Problem[] {
  const at = `subjects[${index}]`;
  const { kind = '', name, namespace, apiGroup = '' } = subject;
  const group = kind === 'ServiceAccount' ? '' : RBAC_GROUP;
  return [
    ...(name ? [] : [requiredValue(`${at}.name`)]),
    ...(SUBJECTS.includes(kind)
      ? []
      : [unsupportedValue(`${at}.kind`, kind, SUBJECTS)]),
    ...(SUBJECTS.includes(kind) && apiGroup !== group
      ? [unsupportedValue(`${at}.apiGroup`, apiGroup, [group])]
      : []),
    ...(kind === 'ServiceAccount' && name && !namespace
      ? [requiredValue(`${at}.namespace`)]
      : []),
  ];
}
