/** A kind that the sandbox serves. */
export interface Resource {
  /** Empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  shortNames: string[];
  namespaced: boolean;
}

const core = resource('', 'v1');
const apps = resource('apps', 'v1');
const rbac = resource('rbac.authorization.k8s.io', 'v1');

/** Every kind that the sandbox serves. */
export const RESOURCES: Resource[] = [
  core('Namespace', 'namespaces', { cluster: true, short: ['ns'] }),
  core('Node', 'nodes', { cluster: true, short: ['no'] }),
  core('Pod', 'pods', { short: ['po'] }),
  core('Service', 'services', { short: ['svc'] }),
  core('ServiceAccount', 'serviceaccounts', { short: ['sa'] }),
  core('ConfigMap', 'configmaps', { short: ['cm'] }),
  core('Secret', 'secrets'),
  core('Event', 'events', { short: ['ev'] }),
  core('ResourceQuota', 'resourcequotas', { short: ['quota'] }),
  core('LimitRange', 'limitranges', { short: ['limits'] }),
  core('PersistentVolumeClaim', 'persistentvolumeclaims', { short: ['pvc'] }),
  apps('Deployment', 'deployments', { short: ['deploy'] }),
  apps('StatefulSet', 'statefulsets', { short: ['sts'] }),
  apps('DaemonSet', 'daemonsets', { short: ['ds'] }),
  apps('ReplicaSet', 'replicasets', { short: ['rs'] }),
  resource('batch', 'v1')('Job', 'jobs'),
  resource('batch', 'v1')('CronJob', 'cronjobs', { short: ['cj'] }),
  resource('discovery.k8s.io', 'v1')('EndpointSlice', 'endpointslices'),
  resource('policy', 'v1')('PodDisruptionBudget', 'poddisruptionbudgets', {
    short: ['pdb'],
  }),
  resource('networking.k8s.io', 'v1')('NetworkPolicy', 'networkpolicies', {
    short: ['netpol'],
  }),
  resource('autoscaling', 'v2')(
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
    { short: ['hpa'] },
  ),
  rbac('Role', 'roles'),
  rbac('RoleBinding', 'rolebindings'),
  rbac('ClusterRole', 'clusterroles', { cluster: true }),
  rbac('ClusterRoleBinding', 'clusterrolebindings', { cluster: true }),
  resource('security.istio.io', 'v1')(
    'PeerAuthentication',
    'peerauthentications',
  ),
  resource('security.istio.io', 'v1')(
    'AuthorizationPolicy',
    'authorizationpolicies',
  ),
  resource('networking.istio.io', 'v1')('DestinationRule', 'destinationrules', {
    short: ['dr'],
  }),
];

function resource(group: string, version: string) {
  return (
    kind: string,
    plural: string,
    options: { cluster?: boolean; short?: string[] } = {},
  ): Resource => ({
    group,
    version,
    kind,
    plural,
    shortNames: options.short ?? [],
    namespaced: !options.cluster,
  });
}

/** `pods`, or `deployments.apps`: unique over all groups. */
export function resourceKey({ plural, group }: Resource): string {
  return group ? `${plural}.${group}` : plural;
}

const byKind = new Map(
  RESOURCES.map(entry => [`${apiVersionOf(entry)}/${entry.kind}`, entry]),
);
const byKey = new Map(RESOURCES.map(entry => [resourceKey(entry), entry]));

export function apiVersionOf({ group, version }: Resource): string {
  return group ? `${group}/${version}` : version;
}

/** The resource that an object of this apiVersion and kind belongs to. */
export function resourceOfObject(object: {
  apiVersion: string;
  kind: string;
}): Resource {
  const found = byKind.get(`${object.apiVersion}/${object.kind}`);
  if (!found) {
    throw new Error(
      `The sandbox does not serve ${object.apiVersion} ${object.kind}`,
    );
  }
  return found;
}

/** The resource of a key such as `pods` or `deployments.apps`. */
export function resourceOfKey(key: string): Resource {
  const found = byKey.get(key);
  if (!found) {
    throw new Error(`The sandbox does not serve '${key}'`);
  }
  return found;
}
