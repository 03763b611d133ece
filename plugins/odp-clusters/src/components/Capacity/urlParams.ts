import { STATUSES } from '@internal/plugin-odp-clusters-common';
import {
  choiceParam,
  optionalTextParam,
  textParam,
} from '@internal/plugin-odp-react';
import { COLOURINGS } from '../../capacity/model/colouring';
import type { HealthFilter } from '../../capacity/model/filters';
import { TOPOLOGY_PARAMS } from '../TopologyPage/urlParams';

const HEALTH: HealthFilter[] = ['any', 'attention', ...STATUSES];

/** What the capacity view keeps in the URL. */
export const CAPACITY_PARAMS = {
  search: textParam(),
  namespace: textParam('all'),
  health: choiceParam(HEALTH, 'any'),
  pool: textParam('all'),
  zone: textParam('all'),
  cause: textParam(),
  daemonsets: choiceParam(['hidden', 'shown'] as const, 'hidden'),
  colour: choiceParam(COLOURINGS, 'health'),
  /** Layer whose namespaces have hues. */
  hues: optionalTextParam(),
  /** What the list has a row for. */
  rows: choiceParam(['nodes', 'pods'] as const, 'nodes'),
  page: textParam('1'),
  as: TOPOLOGY_PARAMS.as,
  selected: TOPOLOGY_PARAMS.selected,
};
