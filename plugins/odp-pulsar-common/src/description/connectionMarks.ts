import { plural } from '@internal/vocabulary';
import type { TopicDetail } from '../contract';
import type { SubscriptionReading } from '../records';
import { groupBy } from './topicGroups';

const HOUR = 3_600_000;

/** What a history shows. */
const SHOWN = 3 * HOUR;

/** When consumers connected within the last three hours, those of one minute together. */
export function connectionMarks(
  subscriptions: readonly SubscriptionReading[],
  now: number,
): TopicDetail['marks'] {
  const connections = subscriptions.flatMap(({ name, consumers = [] }) =>
    consumers.flatMap(({ connectedSince }) => {
      const at = Date.parse(connectedSince ?? '');
      const isShown = at > now - SHOWN && at <= now;
      return isShown ? { name, minute: Math.floor(at / 60_000) } : [];
    }),
  );
  const together = groupBy(connections, ({ name, minute }) =>
    JSON.stringify([minute, name]),
  );
  return [...together.values()]
    .sort(([a], [b]) => a.minute - b.minute || (a.name < b.name ? -1 : 1))
    .map(same => ({
      at: new Date(same[0].minute * 60_000).toISOString(),
      label: `${plural(same.length, 'consumer')} of ${same[0].name} connected`,
    }));
}
