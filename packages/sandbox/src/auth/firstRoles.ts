import type { StoredObject } from '../store';

const GROUP = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'];
const CHANGE = ['create', 'update', 'patch', 'delete', 'deletecollection'];
const KEEP = ['get', 'list', 'create', 'patch', 'delete'];

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
  resourceNames?: string[];
}

const WORKLOADS: Array<[string, string]> = [
  ['apps', 'deployments statefulsets daemonsets replicasets'],
  ['batch', 'jobs cronjobs'],
  ['autoscaling', 'horizontalpodautoscalers'],
  ['policy', 'poddisruptionbudgets'],
];

/** Of what stands in its namespace a tenant sees everything but Secrets. */
const VIEWER = [
  ...rules(READ, [
    [
      '',
      'pods pods/log pods/status services endpoints configmaps serviceaccounts persistentvolumeclaims resourcequotas limitranges events',
    ],
    ...WORKLOADS,
    ['discovery.k8s.io', 'endpointslices'],
    ['events.k8s.io', 'events'],
    ['networking.k8s.io', 'networkpolicies ingresses'],
    [GROUP, 'roles rolebindings'],
    ['security.istio.io', 'peerauthentications authorizationpolicies'],
    ['networking.istio.io', 'destinationrules virtualservices'],
  ]),
  ...rules(['get', 'list'], [['metrics.k8s.io', 'pods']]),
];

const EDITOR = [
  ...VIEWER,
  ...rules(CHANGE, [
    ['', 'services configmaps persistentvolumeclaims pods'],
    ...WORKLOADS,
  ]),
  ...rules([...READ, ...CHANGE], [['', 'secrets']]),
  ...rules(['create'], [['', 'pods/eviction']]),
  ...rules(
    ['get', 'update', 'patch'],
    [['apps', 'deployments/scale statefulsets/scale replicasets/scale']],
  ),
];

const ADMIN = [
  ...EDITOR,
  ...rules(['get', 'create'], [['', 'pods/exec pods/attach pods/portforward']]),
  ...rules(CHANGE, [
    ['', 'serviceaccounts'],
    ['networking.k8s.io', 'ingresses'],
  ]),
];

/** Roles that a workspace's members are given, and nobody else gives away. */
export const TENANT_ROLES = [
  'odp-tenant-admin',
  'odp-tenant-editor',
  'odp-tenant-viewer',
];

/** What the user `writer` may anywhere; {@link admitWriter} says where. */
const WRITER = [
  ...rules(KEEP, [
    ['', 'namespaces resourcequotas limitranges serviceaccounts services'],
    ['networking.k8s.io', 'networkpolicies'],
    [GROUP, 'rolebindings'],
    ['security.istio.io', 'peerauthentications authorizationpolicies'],
    ['networking.istio.io', 'destinationrules'],
    ['apps', 'deployments'],
    ['autoscaling', 'horizontalpodautoscalers'],
    ['policy', 'poddisruptionbudgets'],
  ]),
  {
    apiGroups: [GROUP],
    resources: ['clusterroles'],
    resourceNames: TENANT_ROLES,
    verbs: ['bind'],
  },
  ...rules(['create'], [['', 'pods']]),
  ...rules(
    ['create'],
    [
      [
        'authorization.k8s.io',
        'subjectaccessreviews localsubjectaccessreviews',
      ],
    ],
  ),
];

/** The roles and the binding that a cluster has from the start. */
export function firstRoles(): StoredObject[] {
  const writer = 'odp-portal-writer';
  return [
    role('odp-tenant-admin', ADMIN),
    role('odp-tenant-editor', EDITOR),
    role('odp-tenant-viewer', VIEWER),
    role(writer, WRITER),
    {
      apiVersion: `${GROUP}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: writer },
      roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: writer },
      subjects: [{ apiGroup: GROUP, kind: 'User', name: 'writer' }],
    },
  ];
}

function role(name: string, of: readonly Rule[]): StoredObject {
  const apiVersion = `${GROUP}/v1`;
  return { apiVersion, kind: 'ClusterRole', metadata: { name }, rules: of };
}

/** A rule for each group with its resources. */
function rules(
  verbs: string[],
  resources: ReadonlyArray<[string, string]>,
): Rule[] {
  return resources.map(([group, plurals]) => ({
    apiGroups: [group],
    resources: plurals.split(' '),
    verbs,
  }));
}
