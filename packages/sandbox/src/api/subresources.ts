import type { Resource } from '../store';

const SCALED = ['deployments', 'statefulsets', 'replicasets'];
const WITHOUT_STATUS = [
  'clusterrolebindings',
  'clusterroles',
  'configmaps',
  'destinationrules',
  'endpointslices',
  'events',
  'limitranges',
  'networkpolicies',
  'rolebindings',
  'roles',
  'secrets',
  'serviceaccounts',
];

/** The subresources of a kind, with the verbs that discovery names. */
export function subresourcesOf({
  plural,
  kind,
}: Resource): Array<{ name: string; kind: string; verbs: string[] }> {
  const verbs = ['get', 'patch', 'update'];
  return [
    ...(plural === 'pods' ? [{ name: 'log', kind, verbs: ['get'] }] : []),
    ...(SCALED.includes(plural)
      ? [{ name: 'scale', kind: 'Scale', verbs }]
      : []),
    ...(WITHOUT_STATUS.includes(plural)
      ? []
      : [{ name: 'status', kind, verbs }]),
  ];
}

export function hasSubresource(resource: Resource, name: string): boolean {
  return subresourcesOf(resource).some(entry => entry.name === name);
}
