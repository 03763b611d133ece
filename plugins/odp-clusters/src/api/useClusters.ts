import { useApi } from '@backstage/core-plugin-api';
import {
  type Architecture,
  CLUSTERS_CHANNEL,
  type ClusterList,
  type NamespaceDetail,
  type NamespaceList,
} from '@internal/plugin-odp-clusters-common';
import { type LiveView, useLiveResource } from '@internal/plugin-odp-react';
import { type ArchitectureRequest, clustersApiRef } from './ClustersApi';

/** The clusters, kept current. */
export function useClusters(): LiveView<ClusterList> {
  const api = useApi(clustersApiRef);
  return useLiveResource({
    key: 'clusters',
    load: request => api.loadClusters(request),
    signal: { channel: CLUSTERS_CHANNEL, matches: () => true },
  });
}

/** The namespaces of a cluster, kept current; reads nothing while the cluster is not known. */
export function useNamespaces(
  cluster: string | undefined,
): LiveView<NamespaceList> {
  const api = useApi(clustersApiRef);
  return useLiveResource({
    key: cluster && `namespaces/${cluster}`,
    load: request => api.loadNamespaces(cluster!, request),
    signal: {
      channel: CLUSTERS_CHANNEL,
      matches: message => message.cluster === cluster,
    },
  });
}

/** One namespace, kept current; reads nothing while none is selected. */
export function useNamespace(place: {
  cluster?: string;
  namespace?: string;
}): LiveView<NamespaceDetail> {
  const api = useApi(clustersApiRef);
  const { cluster, namespace } = place;
  return useLiveResource({
    key: cluster && namespace && `namespace/${cluster}/${namespace}`,
    load: request =>
      api.loadNamespace({ cluster: cluster!, namespace: namespace! }, request),
    signal: {
      channel: CLUSTERS_CHANNEL,
      matches: message => message.cluster === cluster,
    },
  });
}

/** The architecture of a cluster, kept current; reads nothing while the cluster is not known. */
export function useArchitecture(
  architecture: Partial<ArchitectureRequest>,
): LiveView<Architecture> {
  const api = useApi(clustersApiRef);
  const { cluster, edges } = architecture;
  return useLiveResource({
    key: cluster && `architecture/${cluster}/${edges ?? 'declared'}`,
    load: request =>
      api.loadArchitecture({ cluster: cluster!, edges }, request),
    signal: {
      channel: CLUSTERS_CHANNEL,
      matches: message => message.cluster === cluster,
    },
  });
}
