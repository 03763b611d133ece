import { createApiRef } from '@backstage/core-plugin-api';
import type {
  Architecture,
  ClusterList,
  NamespaceDetail,
  NamespaceList,
  Topology,
} from '@internal/plugin-odp-clusters-common';
import type { LiveAnswer, LiveRequest } from '@internal/plugin-odp-react';

/** A pod's log, as far as the route gives it. */
export interface LogRequest {
  cluster: string;
  namespace: string;
  pod: string;
  container?: string;
  previous?: boolean;
}

/** `since`: the revision that the caller holds, so that the answer may tell changes alone. */
export interface TopologyRequest extends LiveRequest {
  since?: string;
}

/** Which architecture is read; `all` lists edges that are only allowed as well. */
export interface ArchitectureRequest {
  cluster: string;
  edges?: 'all';
}

/** What the pages read of the clusters backend. Methods throw a ResponseError. */
export interface ClustersApi {
  loadClusters(request: LiveRequest): Promise<LiveAnswer<ClusterList>>;
  loadNamespaces(
    cluster: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<NamespaceList>>;
  loadNamespace(
    place: { cluster: string; namespace: string },
    request: LiveRequest,
  ): Promise<LiveAnswer<NamespaceDetail>>;
  loadTopology(
    cluster: string,
    request: TopologyRequest,
  ): Promise<LiveAnswer<Topology>>;
  loadArchitecture(
    architecture: ArchitectureRequest,
    request: LiveRequest,
  ): Promise<LiveAnswer<Architecture>>;
  readLog(request: LogRequest): Promise<string>;
}

/** The clusters backend. */
export const clustersApiRef = createApiRef<ClustersApi>({
  id: 'plugin.odp-clusters.client',
});
