import { limits } from '../panels/limits';
import type { PanelSpec } from '../panels/PanelSpec';
import { worst } from './expressions';
import { IN_WORKSPACES } from './scope';

/** Backlog of topics against the limit of one, the worst first. */
export function backlogOfTopics(
  backlogBytes: number,
  place: { id: number; width: number },
): PanelSpec {
  return {
    ...place,
    type: 'timeseries',
    title: 'Backlog size',
    description:
      'Bytes that some subscription has not acknowledged, on the worst partition, the eight largest topics. At the limit the oldest messages are thrown away.',
    unit: 'decbytes',
    min: 0,
    limit: {
      degraded: limits.backlogShare.degraded * backlogBytes,
      failing: limits.backlogShare.failing * backlogBytes,
    },
    queries: [
      {
        expr: worst(8, {
          of: `max by (workspace, topic) (odp:bus_backlog_bytes:max{${IN_WORKSPACES}})`,
          by: 'workspace, topic',
        }),
        legend: '{{workspace}} {{topic}}',
      },
    ],
  };
}

/** Entries that subscriptions are behind, the worst first. */
export function consumerLag(place: { id: number; width: number }): PanelSpec {
  return {
    ...place,
    type: 'timeseries',
    title: 'Consumer lag',
    description:
      'Entries that a subscription has yet to acknowledge, the eight furthest behind. An entry may hold many messages.',
    unit: 'short',
    min: 0,
    queries: [
      {
        expr: worst(8, {
          of: `max by (workspace, topic, subscription) (odp:bus_subscription_backlog:max{${IN_WORKSPACES}})`,
          by: 'workspace, topic, subscription',
        }),
        legend: '{{workspace}} {{topic}} {{subscription}}',
      },
    ],
  };
}

/** Messages that arrive and leave. */
export function messagesInAndOut(place: {
  id: number;
  width: number;
}): PanelSpec {
  return {
    ...place,
    type: 'timeseries',
    title: 'Messages in and out',
    description:
      'Messages a second. What leaves is more than what arrives, as often as there are subscriptions; less means that one stands still.',
    unit: 'mps',
    min: 0,
    queries: ['in', 'out'].map(way => ({
      expr: `sum (odp:bus_messages_${way}:rate{${IN_WORKSPACES}})`,
      legend: way,
    })),
  };
}
