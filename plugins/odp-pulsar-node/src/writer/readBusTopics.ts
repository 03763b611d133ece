import { ConnectionError, mapBounded } from '@internal/backend-kit';
import { z } from 'zod/v3';
import type { PulsarAdmin } from '../client/PulsarAdmin';
import { PulsarError } from '../client/PulsarError';
import type { BusTopic } from './BusNamespaceWriter';
import { listBusTopics } from './listBusTopics';
import { sumOf } from './sumOf';

const AT_ONCE = 8;

const statsSchema = z.object({
  subscriptions: z.record(
    z.object({
      /** -1: not computed. */
      backlogSize: z.number().min(0).optional().catch(undefined),
      consumers: z.array(z.unknown()).optional(),
    }),
  ),
});

type Usage = Pick<BusTopic, 'backlogBytes' | 'consumers'>;

/** Topics of a namespace with what is used of them. */
export async function readBusTopics(
  admin: PulsarAdmin,
  namespace: string,
): Promise<BusTopic[]> {
  const topics = await listBusTopics(admin, namespace);
  const partitions = topics.flatMap(topic => topic.partitions);
  const usages = new Map<string, Usage>();
  await mapBounded(partitions, AT_ONCE, async name => {
    usages.set(name, await usageOf(admin, name));
  });
  return topics.map(({ name, partitions: own }) => {
    const backlogBytes = sumOf(own.map(one => usages.get(one)?.backlogBytes));
    const consumers = sumOf(own.map(one => usages.get(one)?.consumers));
    return {
      name,
      ...(backlogBytes !== undefined && { backlogBytes }),
      ...(consumers !== undefined && { consumers }),
    };
  });
}

/** Nothing of what cannot be read, or went meanwhile. */
async function usageOf(admin: PulsarAdmin, name: string): Promise<Usage> {
  try {
    const stats = statsSchema.safeParse(
      await admin.topicStats(name, { withOldest: false }),
    );
    const subscriptions = Object.values(stats.data?.subscriptions ?? {});
    return stats.success
      ? {
          // That of the topic is 0 at times while subscriptions are behind.
          backlogBytes: most(subscriptions.map(one => one.backlogSize)),
          consumers: sumOf(subscriptions.map(one => one.consumers?.length)),
        }
      : {};
  } catch (error) {
    if (error instanceof PulsarError || error instanceof ConnectionError) {
      return {};
    }
    throw error;
  }
}

/** Undefined when one of them is. */
function most(values: Array<number | undefined>): number | undefined {
  return values.includes(undefined)
    ? undefined
    : Math.max(0, ...(values as number[]));
}
