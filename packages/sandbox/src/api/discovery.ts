import { RESOURCES } from '../store';

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

/** The answer to a path of discovery, or undefined when it is none. */
export function discovery(
  pathname: string,
  options: { address: string; isAbsent: (plural: string) => boolean },
): object | undefined {
  const served = RESOURCES.filter(({ plural }) => !options.isAbsent(plural));
  if (pathname === '/version') {
    return {
      major: '1',
      minor: '34',
      gitVersion: 'v1.34.4',
      platform: 'linux/amd64',
    };
  }
  if (pathname === '/api') {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [
        { clientCIDR: '0.0.0.0/0', serverAddress: options.address },
      ],
    };
  }
  if (pathname === '/apis') {
    const groups = [...new Set(served.map(({ group }) => group))].filter(
      Boolean,
    );
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groups.map(name => {
        const versions = [
          ...new Set(
            served
              .filter(({ group }) => group === name)
              .map(({ version }) => version),
          ),
        ].map(version => ({ groupVersion: `${name}/${version}`, version }));
        return { name, versions, preferredVersion: versions[0] };
      }),
    };
  }
  const match = /^\/(?:api|apis\/([^/]+))\/([^/]+)$/.exec(pathname);
  if (!match) {
    return undefined;
  }
  const [, group = '', version] = match;
  const resources = served.filter(
    entry => entry.group === group && entry.version === version,
  );
  return resources.length === 0
    ? undefined
    : {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: group ? `${group}/${version}` : version,
        resources: resources.map(entry => ({
          name: entry.plural,
          singularName: entry.kind.toLowerCase(),
          namespaced: entry.namespaced,
          kind: entry.kind,
          verbs: VERBS,
          shortNames: entry.shortNames,
        })),
      };
}
