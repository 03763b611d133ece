import { ConnectionError } from '@internal/backend-kit';
import { z } from 'zod/v3';
import type { PulsarAdmin } from '../client/PulsarAdmin';
import { PulsarError } from '../client/PulsarError';
import type { BusTopicUse } from './BusSubscriptionWriter';
import { sumOf } from './sumOf';

const count = z.number().min(0).optional().catch(undefined);
const statsSchema = z.object({
  storageSize: count,
  subscriptions: z.record(z.object({ msgBacklog: count })),
});

/** What the partitions of a topic hold together; nothing of it where one of them does not tell. */
export async function readTopicUse(
  admin: PulsarAdmin,
  partitions: readonly string[],
): Promise<BusTopicUse> {
  const all = await Promise.all(partitions.map(name => statsOf(admin, name)));
  const names = all.flatMap(stats => Object.keys(stats?.subscriptions ?? {}));
  const storedBytes = sumOf(all.map(stats => stats?.storageSize));
  return {
    ...(storedBytes !== undefined && { storedBytes }),
    unread: Object.fromEntries(
      names.map(name => [
        name,
        sumOf(all.map(stats => stats?.subscriptions[name]?.msgBacklog)),
      ]),
    ),
  };
}

async function statsOf(admin: PulsarAdmin, name: string) {
  try {
    return statsSchema.safeParse(
      await admin.topicStats(name, { withOldest: false }),
    ).data;
  } catch (error) {
    if (error instanceof PulsarError || error instanceof ConnectionError) {
      return undefined;
    }
    throw error;
  }
}
