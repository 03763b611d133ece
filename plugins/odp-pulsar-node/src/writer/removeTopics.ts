import { mapBounded } from '@internal/backend-kit';
import type { PulsarAdmin } from '../client/PulsarAdmin';
import { topicPath } from '../client/paths';
import { isProblem } from '../client/PulsarError';
import type { BrokerChanges } from './BrokerChanges';
import { listBusTopics } from './listBusTopics';

const AT_ONCE = 4;

/** Removes all topics of a namespace but Pulsar's own, which go with it, and cuts off who uses them. */
export async function removeTopics(
  namespace: string,
  by: { admin: PulsarAdmin; changes: BrokerChanges; signal?: AbortSignal },
): Promise<void> {
  const { admin, changes, signal } = by;
  const topics = await listBusTopics(admin, namespace);
  await mapBounded(topics, AT_ONCE, async ({ name, isPartitioned }) => {
    const path = `${topicPath(name)}${isPartitioned ? '/partitions' : ''}`;
    try {
      await changes.send({
        method: 'DELETE',
        path: `${path}?force=true`,
        signal,
      });
    } catch (error) {
      // Somebody else removed it, or it stands in the list no longer than its last client.
      if (!isProblem(error, 'not-found')) {
        throw error;
      }
    }
  });
}
