import { createApiRef } from '@backstage/core-plugin-api';
import type {
  BrokerList,
  BusNamespaceDetail,
  BusNamespaceList,
  Evaluation,
  EventFlowList,
  EvictionList,
  InstanceList,
  TopicDetail,
  TopicList,
} from '@internal/plugin-odp-pulsar-common';
import type { LiveAnswer, LiveRequest } from '@internal/plugin-odp-react';

/** A namespace, as `tenant/namespace`, or a topic by its full name, of an instance. */
export interface BusPlace {
  instance: string;
  name: string;
}

/** What the pages read of the event bus backend. Methods throw a ResponseError. */
export interface PulsarApi {
  loadInstances(request: LiveRequest): Promise<LiveAnswer<InstanceList>>;
  loadNamespaces(
    instance: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<BusNamespaceList>>;
  loadNamespace(
    place: BusPlace,
    request: LiveRequest,
  ): Promise<LiveAnswer<BusNamespaceDetail>>;
  loadTopics(
    instance: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<TopicList>>;
  /** A topic, or the one that a partition is of. */
  loadTopic(
    place: BusPlace,
    request: LiveRequest,
  ): Promise<LiveAnswer<TopicDetail>>;
  loadBrokers(
    instance: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<BrokerList>>;
  loadEvictions(
    instance: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<EvictionList>>;
  loadEvents(
    instance: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<EventFlowList>>;
  loadEvaluation(
    instance: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<Evaluation>>;
}

/** The event bus backend. */
export const pulsarApiRef = createApiRef<PulsarApi>({
  id: 'plugin.odp-pulsar.client',
});
