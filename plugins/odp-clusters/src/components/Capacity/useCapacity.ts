import type { TopologyModel } from '@internal/plugin-odp-clusters-common';
import { useMemo } from 'react';
import type { Scene } from '../../capacity/drawing/Scene';
import { arrangeCapacity } from '../../capacity/model/arrangeCapacity';
import {
  type Colouring,
  namespaceHues,
  type NamespaceHues,
  paintArrangement,
} from '../../capacity/model/colouring';
import {
  type CapacityFilters,
  matchArrangement,
  type Matches,
} from '../../capacity/model/filters';
import { groupNotes } from '../../capacity/model/labels';

/** How a model is looked at; all of it stands in the URL. */
export interface CapacityOptions {
  filters: CapacityFilters;
  daemonSets: boolean;
  colouring: Colouring;
  /** Layer whose namespaces have hues. */
  layer: string;
}

/** A model as the view needs it. */
export interface Capacity extends Omit<Scene, 'selected' | 'cursor' | 'stale'> {
  model: TopologyModel;
  matches: Matches;
  hues: NamespaceHues;
}

/** Follows a model through order, layout, filters and colours; each is done again only when what it depends on changes. */
export function useCapacity(
  model: TopologyModel,
  options: CapacityOptions,
  now: number,
): Capacity {
  const { daemonSets, colouring, layer, filters } = options;
  const { search, namespace, health, pool, zone, cause } = filters;
  // What did not change stays the same object, so that a tick that says nothing of pods costs nothing here.
  const { zones, pools, nodes, pods } = model;
  const arranged = useMemo(
    () => arrangeCapacity({ zones, pools, nodes, pods }, { daemonSets }),
    [zones, pools, nodes, pods, daemonSets],
  );
  const { arrangement } = arranged.picture;

  const notes = useMemo(
    () =>
      arrangement.groups.map(group =>
        groupNotes({ arrangement, model, names: arranged.names }, group, now),
      ),
    [arrangement, arranged, model, now],
  );
  const matches = useMemo(
    () =>
      matchArrangement(arrangement, {
        search,
        namespace,
        health,
        pool,
        zone,
        cause,
      }),
    [arrangement, search, namespace, health, pool, zone, cause],
  );
  const hues = useMemo(
    () => namespaceHues(model.namespaces, layer),
    [model.namespaces, layer],
  );
  const paints = useMemo(
    () =>
      paintArrangement(
        arrangement,
        { colouring, hues: hues.hues, matches },
        arranged.tallies.worst,
      ),
    [arrangement, arranged, colouring, hues, matches],
  );
  return useMemo(
    () => ({
      ...arranged,
      model,
      notes,
      matches,
      hues,
      paints,
      scale: colouring === 'namespace' ? 'hues' : 'steps',
      resource: colouring === 'memory' ? 'memory' : 'cpu',
    }),
    [arranged, model, notes, matches, hues, paints, colouring],
  );
}
