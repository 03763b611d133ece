import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import {
  backlogOfTopics,
  consumerLag,
  messagesInAndOut,
} from '../eventBusPanels';
import { IN_WORKSPACES } from '../scope';

/** Whether the event bus keeps up. */
export function eventBus(backlogBytes: number): DashboardSection {
  return {
    title: 'Event bus',
    height: 8,
    panels: [
      {
        id: 20,
        type: 'timeseries',
        title: 'Message throughput',
        description: 'Bytes a second that arrive and that leave.',
        width: 6,
        unit: 'Bps',
        min: 0,
        queries: ['in', 'out'].map(way => ({
          expr: `sum (odp:bus_bytes_${way}:rate{${IN_WORKSPACES}})`,
          legend: way,
        })),
      },
      messagesInAndOut({ id: 21, width: 6 }),
      consumerLag({ id: 22, width: 6 }),
      backlogOfTopics(backlogBytes, { id: 23, width: 6 }),
      {
        id: 24,
        type: 'table',
        title: 'Subscriptions by what is not acknowledged',
        description:
          'The ten subscriptions with the most messages that consumers have and did not acknowledge. A blocked one gets nothing until they do.',
        width: 24,
        unit: 'short',
        queries: [
          {
            expr: `topk(10, max by (workspace, topic, subscription) (odp:bus_subscription_unacked:max{${IN_WORKSPACES}}))`,
          },
          {
            expr: `max by (workspace, topic, subscription) (odp:bus_subscription_blocked:max{${IN_WORKSPACES}})`,
          },
        ],
        columns: [
          { field: 'workspace', title: 'Workspace' },
          { field: 'topic', title: 'Topic' },
          { field: 'subscription', title: 'Subscription' },
          { field: 'Value #A', title: 'Not acknowledged', unit: 'short' },
          {
            field: 'Value #B',
            title: 'Blocked',
            unit: 'none',
            limit: limits.none,
          },
        ],
      },
    ],
  };
}
