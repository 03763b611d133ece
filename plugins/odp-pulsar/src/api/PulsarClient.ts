import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import {
  type BrokerList,
  type BusNamespaceDetail,
  type BusNamespaceList,
  type Evaluation,
  type EventFlowList,
  type EvictionList,
  type InstanceList,
  parseTopicName,
  type TopicDetail,
  type TopicList,
} from '@internal/plugin-odp-pulsar-common';
import { type LiveRequest, loadJson } from '@internal/plugin-odp-react';
import type { BusPlace, PulsarApi } from './PulsarApi';

interface PulsarClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/** Reads the event bus backend over HTTP. */
export class PulsarClient implements PulsarApi {
  readonly #options: PulsarClientOptions;

  static create(options: PulsarClientOptions): PulsarClient {
    return new PulsarClient(options);
  }

  private constructor(options: PulsarClientOptions) {
    this.#options = options;
  }

  async loadInstances(request: LiveRequest) {
    return this.#load<InstanceList>(request, []);
  }

  async loadNamespaces(instance: string, request: LiveRequest) {
    return this.#load<BusNamespaceList>(request, [instance, 'namespaces']);
  }

  async loadNamespace({ instance, name }: BusPlace, request: LiveRequest) {
    return this.#load<BusNamespaceDetail>(request, [
      instance,
      'namespaces',
      ...name.split('/'),
    ]);
  }

  async loadTopics(instance: string, request: LiveRequest) {
    return this.#load<TopicList>(request, [instance, 'topics']);
  }

  async loadTopic({ instance, name }: BusPlace, request: LiveRequest) {
    const { domain, namespace, local } = parseTopicName(name);
    return this.#load<TopicDetail>(request, [
      instance,
      'topics',
      domain,
      ...namespace.split('/'),
      local,
    ]);
  }

  async loadBrokers(instance: string, request: LiveRequest) {
    return this.#load<BrokerList>(request, [instance, 'brokers']);
  }

  async loadEvictions(instance: string, request: LiveRequest) {
    return this.#load<EvictionList>(request, [instance, 'evictions']);
  }

  async loadEvents(instance: string, request: LiveRequest) {
    return this.#load<EventFlowList>(request, [instance, 'events']);
  }

  async loadEvaluation(instance: string, request: LiveRequest) {
    return this.#load<Evaluation>(request, [instance, 'evaluation']);
  }

  async #load<T>(request: LiveRequest, parts: string[]) {
    const { discoveryApi, fetchApi } = this.#options;
    const base = await discoveryApi.getBaseUrl('odp-pulsar');
    return loadJson<T>({
      fetch: fetchApi.fetch,
      url: [base, 'instances', ...parts.map(encodeURIComponent)].join('/'),
      request,
      // Frontend and backend are of one build and share the contract's types;
      // checking thousands of rows on every sweep would cost more than it finds.
      parse: json => json as T,
    });
  }
}
