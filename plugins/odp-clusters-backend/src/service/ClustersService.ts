import type { View } from '@internal/backend-kit';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Which lines of a log. */
export interface LogQuery {
  container?: string;
  previous?: boolean;
  tailLines?: number;
  sinceSeconds?: number;
}

/** Which topology: whole, or what changed since a revision. */
export interface TopologyQuery {
  since?: string;
}

/** A pod of a cluster. */
export interface PodName {
  cluster: string;
  namespace: string;
  pod: string;
}

/** Which architecture, and whether edges that are only allowed are listed with it. */
export interface ArchitectureQuery {
  cluster: string;
  edges?: 'all';
}

interface Caller {
  credentials: BackstageCredentials;
}

/**
 * What the routes ask. Every answer holds only what the caller may see.
 *
 * @throws NotFoundError for a cluster, namespace or pod that does not exist for
 * the caller, NotAllowedError where the caller may know that it exists,
 * ServiceUnavailableError while the cluster was not read yet
 */
export interface ClustersService {
  listClusters(caller: Caller): Promise<View>;
  listNamespaces(cluster: string, caller: Caller): Promise<View>;
  listRollouts(cluster: string, caller: Caller): Promise<View>;
  getTopology(
    cluster: string,
    query: TopologyQuery,
    caller: Caller,
  ): Promise<View>;
  getNamespace(
    cluster: string,
    namespace: string,
    caller: Caller,
  ): Promise<View>;
  getArchitecture(query: ArchitectureQuery, caller: Caller): Promise<View>;
  readLogs(pod: PodName, query: LogQuery, caller: Caller): Promise<string>;
}
