import {
  choiceParam,
  optionalTextParam,
  textParam,
  type UrlValues,
} from '@internal/plugin-odp-react';
import { STATUSES, type Status } from '@internal/vocabulary';
import { SORTS } from '../../model/sortRows';

/** Tabs of the page. */
export const BUS_TABS = [
  'workspaces',
  'topics',
  'brokers',
  'policies',
  'evicted',
  'events',
  'evaluation',
] as const;
export type BusTab = (typeof BUS_TABS)[number];

const STATES: Array<Status | 'any'> = ['any', ...STATUSES];

/** What the page keeps in the URL. */
export const BUS_PARAMS = {
  instance: optionalTextParam(),
  tab: choiceParam(BUS_TABS, 'workspaces'),
  search: textParam(),
  state: choiceParam(STATES, 'any'),
  sort: choiceParam(SORTS, 'worst'),
  /** Topics of this namespace alone, `tenant/namespace`. */
  of: textParam('all'),
  page: textParam('1'),
  /** Events as a map or as a list. */
  as: choiceParam(['map', 'list'] as const, 'map'),
  /** Opened namespace, `tenant/namespace`. */
  namespace: optionalTextParam(),
  /** Opened topic, by its full name. */
  topic: optionalTextParam(),
  /** Chosen subscription of the opened topic; the worst one by default. */
  subscription: optionalTextParam(),
  /** Opened eviction, by its id. */
  eviction: optionalTextParam(),
};

export type BusUrl = UrlValues<typeof BUS_PARAMS>;

/** Filters of a list that leave everything. */
export const NO_FILTERS = {
  search: '',
  state: 'any',
  of: 'all',
  page: '1',
} as const;
