import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { IN_CLUSTER, IN_NAMESPACES, IN_WORKSPACES } from '../scope';

/** Traffic, errors and saturation of what all else runs on; nodes have no latency of their own. */
export const goldenSignals: DashboardSection = {
  height: 3,
  panels: [
    {
      id: 1,
      type: 'stat',
      title: 'Event bus traffic',
      description: 'Messages a second that arrive on the event bus.',
      width: 6,
      unit: 'mps',
      noValue: 'No topic',
      queries: [{ expr: `sum (odp:bus_messages_in:rate{${IN_WORKSPACES}})` }],
    },
    {
      id: 2,
      type: 'stat',
      title: 'Nodes that are not ready',
      description:
        'Nodes that do not answer or say that they are not ready. See "Node availability" for their names.',
      width: 6,
      unit: 'short',
      decimals: 0,
      limit: limits.none,
      queries: [
        {
          expr: `sum (1 - max by (node) (kube_node_status_condition{${IN_CLUSTER}, condition="Ready", status="true"}))`,
        },
      ],
    },
    {
      id: 3,
      type: 'stat',
      title: 'Restarts of the last hour',
      description:
        'Restarts of containers in the chosen namespaces. See "Pods by restarts" for their names.',
      width: 6,
      unit: 'short',
      decimals: 0,
      limit: limits.restartsAnHour,
      queries: [
        {
          expr: `sum (increase(kube_pod_container_status_restarts_total{${IN_NAMESPACES}}[1h]))`,
        },
      ],
    },
    {
      id: 4,
      type: 'stat',
      title: 'Busiest node',
      description:
        'The node with the least memory left, as the part of it that is taken.',
      width: 6,
      unit: 'percentunit',
      min: 0,
      max: 1,
      limit: limits.nodeShare,
      queries: [
        {
          expr: `max (1 - node_memory_MemAvailable_bytes{${IN_CLUSTER}} / node_memory_MemTotal_bytes{${IN_CLUSTER}})`,
        },
      ],
    },
  ],
};
