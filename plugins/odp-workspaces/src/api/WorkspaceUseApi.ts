import { createApiRef } from '@backstage/core-plugin-api';
import type {
  NamespaceDetail,
  NamespaceList,
} from '@internal/plugin-odp-clusters-common';
import type {
  BusNamespaceDetail,
  BusNamespaceList,
  TopicDetail,
} from '@internal/plugin-odp-pulsar-common';
import type { LiveAnswer, LiveRequest } from '@internal/plugin-odp-react';

/** A namespace of a cluster, or `tenant/namespace` of an instance of Pulsar. */
export interface NamespacePlace {
  /** Cluster or instance. */
  place: string;
  namespace: string;
}

/** A topic, by its full name, of an instance of Pulsar. */
export interface TopicPlace {
  instance: string;
  topic: string;
}

/**
 * What is used of workspaces: read of the clusters and the event bus backends,
 * with the caller's rights there. Methods throw a ResponseError.
 */
export interface WorkspaceUseApi {
  loadNamespaces(
    cluster: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<NamespaceList>>;
  loadNamespace(
    place: NamespacePlace,
    request: LiveRequest,
  ): Promise<LiveAnswer<NamespaceDetail>>;
  loadBusNamespaces(
    instance: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<BusNamespaceList>>;
  loadBusNamespace(
    place: NamespacePlace,
    request: LiveRequest,
  ): Promise<LiveAnswer<BusNamespaceDetail>>;
  loadTopic(
    place: TopicPlace,
    request: LiveRequest,
  ): Promise<LiveAnswer<TopicDetail>>;
}

/** The backends that tell what workspaces use. */
export const workspaceUseApiRef = createApiRef<WorkspaceUseApi>({
  id: 'plugin.odp-workspaces.use',
});
