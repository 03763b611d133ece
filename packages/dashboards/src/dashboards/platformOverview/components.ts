import type { DashboardSection } from '../../panels/PanelSpec';
import { limits } from '../../panels/limits';

import { IN_NAMESPACES } from '../scope';

/** What serves with less than was asked for. */
export const components: DashboardSection = {
  title: 'Components',
  height: 9,
  panels: [
    {
      id: 11,
      type: 'state-timeline',
      title: 'Component state',
      description:
        'Whether each component has the replicas that it should have. "Less than asked for" serves, without margin.',
      width: 14,
      unit: 'none',
      limit: limits.allMustBe,
      states: {
        0: { text: 'No replica serves', color: 'red' },
        0.5: { text: 'Less than asked for', color: 'orange' },
        1: { text: 'As asked for', color: 'green' },
      },
      queries: [
        {
          expr: `min by (component) (odp:component_serving:state{${IN_NAMESPACES}})`,
          legend: '{{component}}',
        },
      ],
    },
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
