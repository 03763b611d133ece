import type { DashboardSection } from '../../panels/PanelSpec';
import { limits } from '../../panels/limits';

import { componentState } from '../componentState';
import { IN_NAMESPACES } from '../scope';

/** What serves with less than was asked for. */
export const components: DashboardSection = {
  title: 'Components',
  height: 9,
  panels: [
    componentState({ id: 11, width: 14 }, IN_NAMESPACES),
    {
      id: 12,
      type: 'bargauge',
      title: 'GPU utilisation per pod',
      description:
        'Part of the time that the GPU of each pod computes. Pods that wait for a GPU are not here.',
      width: 10,
      unit: 'percent',
      min: 0,
      max: 100,
      limit: limits.gpuPercent,
      queries: [
        {
          expr: `avg by (pod) (odp:gpu_utilization:percent{${IN_NAMESPACES}})`,
          legend: '{{pod}}',
        },
      ],
    },
  ],
};
