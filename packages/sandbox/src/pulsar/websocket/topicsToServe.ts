import { topicName, type TopicName } from '../names';
import type { PulsarState } from '../state/PulsarState';
import type { Topic } from '../state/Topic';

/** The topic, or its partitions, opened and brought up to date; one that is not there is made. */
export function topicsToServe(state: PulsarState, name: TopicName): Topic[] {
  const count = state.namespaces
    .get(name.namespace)
    ?.partitioned.get(name.full);
  const names =
    count === undefined
      ? [name]
      : Array.from({ length: count }, (_, number) =>
          topicName(
            name.domain,
            name.namespace,
            `${name.local}-partition-${number}`,
          ),
        );
  return names.map(one => {
    const topic = state.topic(one) ?? state.createTopic(one);
    topic.isLoaded = true;
    return topic;
  });
}
