import type { DashboardSection } from '../../panels/PanelSpec';
import { limits } from '../../panels/limits';

import { IN_NAMESPACES } from '../scope';

/** Of `available` replicas to those `wanted`: 1 all, 0.5 some, 0 none; nothing where none is wanted. */
function serving(kind: string, wanted: string, available: string): string {
  const share = `${available}{${IN_NAMESPACES}} / (${wanted}{${IN_NAMESPACES}} > 0)`;
  return `label_replace(clamp_max(floor(${share}) + ceil(${share}), 2) / 2, "component", "$1", "${kind}", "(.+)")`;
}

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
          expr: `min by (component) (${serving(
            'deployment',
            'kube_deployment_spec_replicas',
            'kube_deployment_status_replicas_available',
          )} or ${serving(
            'statefulset',
            'kube_statefulset_replicas',
            'kube_statefulset_status_replicas_ready',
          )})`,
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
