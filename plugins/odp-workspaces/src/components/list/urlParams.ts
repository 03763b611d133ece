import { PHASES } from '@internal/plugin-odp-workspaces-common';
import { choiceParam, textParam, type Whose } from '@internal/plugin-odp-react';
import { STATUSES } from '@internal/vocabulary';

/** What the list keeps in the URL. */
export const LIST_PARAMS = {
  whose: choiceParam<Whose>(['mine', 'everybody'], 'mine'),
  search: textParam(),
  phase: choiceParam(['any' as const, ...PHASES], 'any'),
  /** Of the worst condition. */
  state: choiceParam(['any' as const, ...STATUSES], 'any'),
  page: textParam('1'),
};

/** Filters that leave everything. */
export const NO_FILTERS = {
  whose: 'everybody',
  search: '',
  phase: 'any',
  state: 'any',
  page: '1',
} as const;
