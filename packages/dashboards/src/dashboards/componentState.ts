import { limits } from '../panels/limits';
import type { PanelSpec } from '../panels/PanelSpec';

/** Whether components within a scope have the replicas that they should have. */
export function componentState(
  place: Pick<PanelSpec, 'id' | 'width'>,
  scope: string,
): PanelSpec {
  return {
    ...place,
    type: 'state-timeline',
    title: 'Component state',
    description:
      'Whether each component has the replicas that it should have. "Less than asked for" serves, without margin.',
    unit: 'none',
    limit: limits.allMustBe,
    states: {
      0: { text: 'No replica serves', color: 'red' },
      0.5: { text: 'Less than asked for', color: 'orange' },
      1: { text: 'As asked for', color: 'green' },
    },
    queries: [
      {
        expr: `min by (component) (odp:component_serving:state{${scope}})`,
        legend: '{{component}}',
      },
    ],
  };
}
