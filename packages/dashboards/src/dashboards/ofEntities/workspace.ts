import type { DashboardSpec } from '../../panels/buildDashboard';
import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import {
  backlogOfTopics,
  consumerLag,
  messagesInAndOut,
} from '../eventBusPanels';
import { podRestarts, podUse } from '../podUse';
import { quotaShares } from '../quotaShares';
import {
  clusterVariable,
  IN_NAMESPACES,
  IN_WORKSPACES,
  namespaceVariable,
  workspaceVariable,
} from '../scope';

const goldenSignals = (backlogBytes: number): DashboardSection => ({
  height: 3,
  panels: [
    {
      id: 1,
      type: 'stat',
      title: 'Event bus traffic',
      description: 'Messages a second that arrive on its topics.',
      width: 6,
      unit: 'mps',
      noValue: 'It has no topic',
      queries: [{ expr: `sum (odp:bus_messages_in:rate{${IN_WORKSPACES}})` }],
    },
    {
      id: 2,
      type: 'stat',
      title: 'Backlog of the worst topic',
      description:
        'Part of its limit. At the limit, messages that nobody has read are thrown away.',
      width: 6,
      unit: 'percentunit',
      decimals: 0,
      min: 0,
      max: 1,
      limit: limits.backlogShare,
      noValue: 'It has no topic',
      queries: [
        {
          expr: `max (odp:bus_backlog_bytes:max{${IN_WORKSPACES}}) / ${backlogBytes}`,
        },
      ],
    },
    {
      id: 3,
      type: 'stat',
      title: 'Restarts of the last hour',
      description: 'Restarts of containers in its namespace.',
      width: 6,
      unit: 'short',
      decimals: 0,
      limit: limits.restartsAnHour,
      noValue: 'Nothing runs in it',
      queries: [
        {
          expr: `sum (increase(kube_pod_container_status_restarts_total{${IN_NAMESPACES}}[1h]))`,
        },
      ],
    },
    {
      id: 4,
      type: 'stat',
      title: 'Quota in use',
      description: 'The fullest of its quotas: at 100 % new pods are refused.',
      width: 6,
      unit: 'percentunit',
      decimals: 0,
      min: 0,
      max: 1,
      limit: limits.quotaShare,
      queries: [{ expr: `max (${quotaShares('resource')})` }],
    },
  ],
});

/** How one workspace does: what it takes of what it was granted, and what waits on its topics. */
export function workspace(backlogBytes: number): DashboardSpec {
  return {
    uid: 'workspace',
    title: 'Workspace',
    description:
      'What a workspace takes of what it was granted, and what waits on its topics.',
    isOfEntity: true,
    variables: [clusterVariable, namespaceVariable, workspaceVariable],
    sections: [
      goldenSignals(backlogBytes),
      {
        title: 'Event bus',
        height: 8,
        panels: [
          messagesInAndOut({ id: 5, width: 8 }),
          consumerLag({ id: 6, width: 8 }),
          backlogOfTopics(backlogBytes, { id: 7, width: 8 }),
        ],
      },
      {
        title: 'Pods and quota',
        height: 8,
        panels: [
          ...podUse(8, IN_NAMESPACES),
          podRestarts(11, IN_NAMESPACES),
          {
            id: 12,
            type: 'bargauge',
            title: 'Quotas',
            description: 'Part of each quota that is taken.',
            width: 8,
            unit: 'percentunit',
            decimals: 0,
            min: 0,
            max: 1,
            limit: limits.quotaShare,
            queries: [
              { expr: quotaShares('resource'), legend: '{{resource}}' },
            ],
          },
        ],
      },
    ],
  };
}
