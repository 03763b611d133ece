import type { TopologyModel } from '@internal/plugin-odp-clusters-common';
import { NOW } from '../../../__testUtils__/aTopology';
import { arrangeCapacity } from '../../model/arrangeCapacity';
import { paintArrangement } from '../../model/colouring';
import {
  type CapacityFilters,
  matchArrangement,
  NO_FILTERS,
} from '../../model/filters';
import { groupNotes } from '../../model/labels';
import type { Scene } from '../Scene';

/** A model as it is drawn, coloured by health. */
export function sceneOf(
  model: TopologyModel,
  filters: Partial<CapacityFilters> = {},
): Scene {
  const arranged = arrangeCapacity(model, { daemonSets: false });
  const { names, picture, tallies } = arranged;
  const { arrangement } = picture;
  const matches = matchArrangement(arrangement, { ...NO_FILTERS, ...filters });
  return {
    ...arranged,
    notes: arrangement.groups.map(group =>
      groupNotes({ arrangement, model, names }, group, NOW),
    ),
    paints: paintArrangement(
      arrangement,
      { colouring: 'health', hues: new Map(), matches },
      tallies.worst,
    ),
    scale: 'steps',
    resource: 'cpu',
    stale: false,
  };
}
