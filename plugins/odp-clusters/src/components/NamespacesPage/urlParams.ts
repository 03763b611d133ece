import { STATUSES, type Status } from '@internal/plugin-odp-clusters-common';
import {
  choiceParam,
  optionalTextParam,
  textParam,
} from '@internal/plugin-odp-react';
import { SORT_COLUMNS } from '../../model/sortNamespaces';

/** Tabs of the detail of a namespace. */
const DETAIL_TABS = [
  'pods',
  'workloads',
  'warnings',
  'posture',
  'access',
] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

const HEALTH: Array<Status | 'any'> = ['any', ...STATUSES];

/** What the page keeps in the URL. */
export const NAMESPACES_PARAMS = {
  cluster: optionalTextParam(),
  search: textParam(),
  health: choiceParam(HEALTH, 'any'),
  layer: textParam('all'),
  owner: textParam('anyone'),
  group: choiceParam(['layer', 'none'] as const, 'layer'),
  sort: choiceParam(SORT_COLUMNS, 'health'),
  namespace: optionalTextParam(),
  tab: choiceParam(DETAIL_TABS, 'pods'),
};
