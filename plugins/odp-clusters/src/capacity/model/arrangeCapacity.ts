import { arrange, nodesOf, nodesOfZone, type Parts } from './arrange';
import { shortNames } from './labels';
import { layoutCapacity } from './layout';
import type { Picture } from './places';
import { type NodeTallies, type Tally, tallyNodes, tallyOf } from './tally';

/** Where everything stands, and how it is taken together. */
export interface ArrangedCapacity {
  picture: Picture;
  tallies: NodeTallies;
  /** By group and by zone. */
  groups: Tally[];
  zones: Tally[];
  /** Short names of the nodes. */
  names: string[];
}

/** Orders, places and counts a model. */
export function arrangeCapacity(
  parts: Parts,
  options: { daemonSets: boolean },
): ArrangedCapacity {
  const arrangement = arrange(parts, options);
  const tallies = tallyNodes(arrangement);
  return {
    picture: { arrangement, layout: layoutCapacity(arrangement) },
    tallies,
    groups: arrangement.groups.map((_, group) =>
      tallyOf(arrangement, tallies, nodesOf(arrangement, group)),
    ),
    zones: arrangement.zones.map((_, zone) =>
      tallyOf(arrangement, tallies, nodesOfZone(arrangement, zone)),
    ),
    names: shortNames(arrangement),
  };
}
