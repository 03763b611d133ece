import { apiVersionOf, type Resource, RESOURCES } from '../store';
import { subresourcesOf } from './subresources';

const VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** Questions about rights: created, never kept. */
const REVIEWS: Record<string, string[]> = {
  'authentication.k8s.io/v1': ['SelfSubjectReview'],
  'authorization.k8s.io/v1': [
    'LocalSubjectAccessReview',
    'SubjectAccessReview',
    'SelfSubjectAccessReview',
    'SelfSubjectRulesReview',
  ],
};

/** What `kubectl get all` shows. */
const IN_ALL = [
  'cronjobs',
  'daemonsets',
  'deployments',
  'horizontalpodautoscalers',
  'jobs',
  'pods',
  'replicasets',
  'services',
  'statefulsets',
];

const VERSION = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.3',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '',
  goVersion: '',
  compiler: '',
  platform: 'linux/amd64',
};

/** The answer to a path of discovery, or undefined when it is none. */
export function discovery(
  pathname: string,
  options: { address: string; isAbsent: (plural: string) => boolean },
): object | undefined {
  const served = RESOURCES.filter(({ plural }) => !options.isAbsent(plural));
  switch (pathname) {
    case '/version':
      return VERSION;
    case '/api':
      return {
        kind: 'APIVersions',
        versions: ['v1'],
        serverAddressByClientCIDRs: [
          { clientCIDR: '0.0.0.0/0', serverAddress: options.address },
        ],
      };
    case '/apis':
      return {
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: groupsOf(served),
      };
    default:
  }
  const group = /^\/apis\/([^/]+)$/.exec(pathname)?.[1];
  if (group) {
    const found = groupsOf(served).find(({ name }) => name === group);
    return found && { kind: 'APIGroup', apiVersion: 'v1', ...found };
  }
  const groupVersion = /^\/(?:api\/|apis\/(?=[^/]+\/))(.+)$/.exec(
    pathname,
  )?.[1];
  const resources = groupVersion ? resourcesOf(groupVersion, served) : [];
  return resources.length
    ? { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources }
    : undefined;
}

function groupsOf(served: Resource[]) {
  const versions = new Set([
    ...served.filter(({ group }) => group).map(apiVersionOf),
    ...Object.keys(REVIEWS),
  ]);
  return [...versions].map(groupVersion => {
    const [name, version] = groupVersion.split('/');
    const only = { groupVersion, version };
    return { name, versions: [only], preferredVersion: only };
  });
}

function resourcesOf(groupVersion: string, served: Resource[]): object[] {
  return [
    ...served
      .filter(entry => apiVersionOf(entry) === groupVersion)
      .flatMap(describeResource),
    ...(REVIEWS[groupVersion] ?? []).map(kind => ({
      name: `${kind.toLowerCase()}s`,
      singularName: kind.toLowerCase(),
      namespaced: kind.startsWith('Local'),
      kind,
      verbs: ['create'],
    })),
  ];
}

function describeResource(entry: Resource): object[] {
  const { plural, kind, namespaced, shortNames } = entry;
  return [
    {
      name: plural,
      singularName: kind.toLowerCase(),
      namespaced,
      kind,
      verbs: VERBS,
      shortNames,
      ...(IN_ALL.includes(plural) && { categories: ['all'] }),
    },
    ...subresourcesOf(entry).map(subresource => ({
      name: `${plural}/${subresource.name}`,
      singularName: '',
      namespaced,
      kind: subresource.kind,
      verbs: subresource.verbs,
      ...(subresource.kind === 'Scale' && {
        group: 'autoscaling',
        version: 'v1',
      }),
    })),
  ];
}
