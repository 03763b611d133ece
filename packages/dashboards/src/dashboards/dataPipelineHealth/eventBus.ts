import type { DashboardSection } from '../../panels/PanelSpec';
import { backlogOfTopics, consumerLag } from '../eventBusPanels';
import { IN_WORKSPACES } from '../scope';

/** What pipelines wait for on the event bus. */
export function eventBus(backlogBytes: number): DashboardSection {
  return {
    title: 'Event bus',
    height: 8,
    panels: [
      {
        id: 17,
        type: 'timeseries',
        title: 'Pipeline events',
        description:
          'Messages a second that arrive, by event. Steps that start and do not complete show as two lines that part.',
        width: 8,
        unit: 'mps',
        min: 0,
        queries: [
          {
            expr: `sum by (topic) (odp:bus_messages_in:rate{${IN_WORKSPACES}})`,
            legend: '{{topic}}',
          },
        ],
      },
      backlogOfTopics(backlogBytes, { id: 18, width: 8 }),
      consumerLag({ id: 19, width: 8 }),
    ],
  };
}
