import { useApi } from '@backstage/core-plugin-api';
import {
  type BrokerList,
  type BusNamespaceDetail,
  type BusNamespaceList,
  type Evaluation,
  type EventFlowList,
  type EvictionList,
  type InstanceList,
  PULSAR_CHANNEL,
  type TopicDetail,
  type TopicList,
} from '@internal/plugin-odp-pulsar-common';
import {
  type LiveAnswer,
  type LiveRequest,
  type LiveView,
  useLiveResource,
} from '@internal/plugin-odp-react';
import { type PulsarApi, pulsarApiRef } from './PulsarApi';

/** The instances, kept current. */
export function useInstances(): LiveView<InstanceList> {
  const api = useApi(pulsarApiRef);
  return useLiveResource({
    key: 'instances',
    load: request => api.loadInstances(request),
    signal: { channel: PULSAR_CHANNEL, matches: () => true },
  });
}

/** Something of an instance, read again at each of its sweeps; reads nothing while the instance or the name is not known. */
function useOfInstance<T>(options: {
  instance: string | undefined;
  /** Identity within the instance; `undefined` reads nothing. */
  what: string | undefined;
  load: (
    api: PulsarApi,
    instance: string,
    request: LiveRequest,
  ) => Promise<LiveAnswer<T>>;
}): LiveView<T> {
  const api = useApi(pulsarApiRef);
  const { instance, what, load } = options;
  return useLiveResource({
    key: instance && what && `${instance} ${what}`,
    load: request => load(api, instance!, request),
    signal: {
      channel: PULSAR_CHANNEL,
      matches: message => message.instance === instance,
    },
  });
}

/** The namespaces of an instance, kept current. */
export function useBusNamespaces(
  instance: string | undefined,
): LiveView<BusNamespaceList> {
  return useOfInstance({
    instance,
    what: 'namespaces',
    load: (api, name, request) => api.loadNamespaces(name, request),
  });
}

/** One namespace with its topics, kept current; reads nothing while none is selected. */
export function useBusNamespace(place: {
  instance?: string;
  namespace?: string;
}): LiveView<BusNamespaceDetail> {
  const { instance, namespace } = place;
  return useOfInstance({
    instance,
    what: namespace && `namespace ${namespace}`,
    load: (api, owner, request) =>
      api.loadNamespace({ instance: owner, name: namespace! }, request),
  });
}

/** The topics of an instance, kept current. */
export function useTopics(instance: string | undefined): LiveView<TopicList> {
  return useOfInstance({
    instance,
    what: 'topics',
    load: (api, name, request) => api.loadTopics(name, request),
  });
}

/** One topic with its subscriptions, kept current; reads nothing while none is selected. */
export function useTopic(place: {
  instance?: string;
  topic?: string;
}): LiveView<TopicDetail> {
  const { instance, topic } = place;
  return useOfInstance({
    instance,
    what: topic && `topic ${topic}`,
    load: (api, owner, request) =>
      api.loadTopic({ instance: owner, name: topic! }, request),
  });
}

/** Brokers and bookies of an instance, kept current. */
export function useBrokers(instance: string | undefined): LiveView<BrokerList> {
  return useOfInstance({
    instance,
    what: 'brokers',
    load: (api, name, request) => api.loadBrokers(name, request),
  });
}

/** What the instance evicted, kept current. */
export function useEvictions(
  instance: string | undefined,
): LiveView<EvictionList> {
  return useOfInstance({
    instance,
    what: 'evictions',
    load: (api, name, request) => api.loadEvictions(name, request),
  });
}

/** The event types with who produces and consumes them, kept current. */
export function useEvents(
  instance: string | undefined,
): LiveView<EventFlowList> {
  return useOfInstance({
    instance,
    what: 'events',
    load: (api, name, request) => api.loadEvents(name, request),
  });
}

/** The evaluation of the bus, kept current. */
export function useEvaluation(
  instance: string | undefined,
): LiveView<Evaluation> {
  return useOfInstance({
    instance,
    what: 'evaluation',
    load: (api, name, request) => api.loadEvaluation(name, request),
  });
}
