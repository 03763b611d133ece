import { type Addresses, TARGET_STATE } from './Places';

/**
 * Configuration of a portal that works in these places.
 *
 * @param settings instead of those below `odp.workspaces`
 */
export function configOf({ cluster, bus }: Addresses, settings: object) {
  return {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'odp-eu',
              url: cluster.url,
              authProvider: 'serviceAccount',
              caFile: cluster.caFile,
            },
          ],
        },
      ],
    },
    odp: {
      targetState: TARGET_STATE,
      kubernetes: {
        clusters: {
          'odp-eu': { serviceAccountTokenFile: cluster.readerTokenFile },
        },
      },
      pulsar: {
        instances: [
          {
            name: 'odp-eu',
            adminUrl: bus.adminUrl,
            tokenFile: bus.readerTokenFile,
            ...(bus.caFile && { caFile: bus.caFile }),
          },
        ],
      },
      workspaces: {
        clusters: [
          { ref: 'odp-eu', serviceAccountTokenFile: cluster.writerTokenFile },
        ],
        pulsar: { instance: 'odp-eu', tokenFile: bus.writerTokenFile },
        approval: {
          approvers: ['group:default/platform-team'],
          tiers: ['l'],
          decommission: true,
        },
        ...settings,
      },
    },
  };
}
