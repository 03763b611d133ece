import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { View } from '@internal/backend-kit';
import type { TopicDomain } from '@internal/plugin-odp-pulsar-common';

/** A topic as its path names it. */
export interface TopicPath {
  domain: TopicDomain;
  /** `tenant/namespace`. */
  namespace: string;
  /** Local name. */
  topic: string;
}

interface Caller {
  credentials: BackstageCredentials;
}

/**
 * What the routes ask. Every answer holds only what the caller may see.
 *
 * @throws NotFoundError for an instance, namespace or topic that does not exist
 * for the caller, NotAllowedError where the caller may know that it exists,
 * ServiceUnavailableError while the instance was not read yet
 */
export interface PulsarService {
  listInstances(caller: Caller): Promise<View>;
  listNamespaces(instance: string, caller: Caller): Promise<View>;
  getNamespace(
    instance: string,
    namespace: string,
    caller: Caller,
  ): Promise<View>;
  listTopics(instance: string, caller: Caller): Promise<View>;
  getTopic(instance: string, topic: TopicPath, caller: Caller): Promise<View>;
  listBrokers(instance: string, caller: Caller): Promise<View>;
  listEvictions(instance: string, caller: Caller): Promise<View>;
  listEvents(instance: string, caller: Caller): Promise<View>;
  getEvaluation(instance: string, caller: Caller): Promise<View>;
}
