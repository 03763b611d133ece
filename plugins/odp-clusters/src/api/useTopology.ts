import { useApi } from '@backstage/core-plugin-api';
import {
  CLUSTERS_CHANNEL,
  type TopologyModel,
} from '@internal/plugin-odp-clusters-common';
import { type LiveView, useLiveResource } from '@internal/plugin-odp-react';
import { useMemo } from 'react';
import { clustersApiRef } from './ClustersApi';
import { followTopology } from './followTopology';

/** The topology of a cluster, kept current by its changes; reads nothing while the cluster is not known. */
export function useTopology(
  cluster: string | undefined,
): LiveView<TopologyModel> {
  const api = useApi(clustersApiRef);
  const load = useMemo(
    () => followTopology(api, cluster ?? ''),
    [api, cluster],
  );
  return useLiveResource({
    key: cluster && `topology/${cluster}`,
    load,
    signal: {
      channel: CLUSTERS_CHANNEL,
      matches: message => message.cluster === cluster,
    },
  });
}
