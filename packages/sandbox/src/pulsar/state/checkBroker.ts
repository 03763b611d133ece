import type { Broker } from './Brokers';
import type { PulsarState } from './PulsarState';
import { checkQuota } from './quotaCheck';

/**
 * Checks the quotas of all topics that a broker serves.
 *
 * @throws Error at a quota whose policy the version does not know: none of the
 *   broker's topics is checked then
 */
export function checkBroker(state: PulsarState, broker: Broker): void {
  if (state.isCheckBroken(broker)) {
    throw new Error('a quota has no policy');
  }
  for (const namespace of state.namespaces.values()) {
    for (const topic of namespace.topics.values()) {
      if (topic.isLoaded && state.ownerOf(topic.name) === broker) {
        state.settle(topic);
        checkQuota(topic, namespace.rulesFor(topic), state.now());
      }
    }
  }
  state.changes += 1;
}
