import { topicName, type TopicName } from '../names';
import type { PulsarState } from '../state/PulsarState';
import type { Topic } from '../state/Topic';

/** The topic, or its partitions, opened and brought up to date; one that is not there is made where that is allowed. */
export function topicsToServe(state: PulsarState, name: TopicName): Topic[] {
  const namespace = state.namespaces.get(name.namespace);
  const mayMake = (one: TopicName) =>
    namespace?.makesTopics &&
    (one.domain === 'non-persistent' || namespace.hasRoom(1));
  return namesToServe(state, name)
    .map(one => {
      const found = state.topic(one);
      return found ?? (mayMake(one) ? state.createTopic(one) : undefined);
    })
    .filter(topic => topic !== undefined)
    .map(topic => {
      topic.isLoaded = true;
      return topic;
    });
}

/** Those of them that are there. */
export function servedTopics(state: PulsarState, name: TopicName): Topic[] {
  return namesToServe(state, name)
    .map(one => state.topic(one))
    .filter(topic => topic !== undefined);
}

function namesToServe(state: PulsarState, name: TopicName): TopicName[] {
  const { domain, namespace, full, local } = name;
  const count = state.namespaces.get(namespace)?.partitioned.get(full);
  return count === undefined
    ? [name]
    : Array.from({ length: count }, (_, number) =>
        topicName(domain, namespace, `${local}-partition-${number}`),
      );
}
