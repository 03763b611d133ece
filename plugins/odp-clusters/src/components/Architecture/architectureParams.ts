import { STATUSES, type Status } from '@internal/plugin-odp-clusters-common';
import {
  choiceParam,
  optionalTextParam,
  textParam,
} from '@internal/plugin-odp-react';
import { EDGE_FILTERS } from '../../architecture/model/filterArchitecture';

const HEALTH: Array<Status | 'any'> = ['any', ...STATUSES];

/** What the view keeps in the URL. */
export const ARCHITECTURE_PARAMS = {
  search: textParam(),
  layer: textParam('all'),
  health: choiceParam(HEALTH, 'any'),
  edges: choiceParam(EDGE_FILTERS, 'declared'),
  neighbours: choiceParam(['all', 'selected'] as const, 'all'),
  component: optionalTextParam(),
  edge: optionalTextParam(),
};
