import type { WorkspaceList } from '@internal/plugin-odp-workspaces-common';
import {
  type LiveView,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { CREATE_PATH } from '../paths';
import { READ_RIGHT } from '../rights';

interface ListFacts {
  /** Rows that the filters leave. */
  shown: number;
  /** How many filters are set. */
  filters: number;
  /** Whether others' workspaces are left out. */
  isMineOnly: boolean;
  clear: () => void;
  showAll: () => void;
}

/** The view state of the list. */
export function listState(
  view: LiveView<WorkspaceList>,
  facts: ListFacts,
): ViewStateValue {
  return viewStateOf(view, {
    what: 'Workspaces',
    right: READ_RIGHT,
    judge: ({ items }) =>
      facts.shown ? undefined : empty(items.length, facts),
  });
}

function empty(total: number, facts: ListFacts): ViewStateValue {
  const create = {
    label: 'Create a workspace',
    hint: 'about 1 min',
    to: CREATE_PATH,
  };
  if (!total) {
    return {
      kind: 'empty-by-nature',
      title: 'No workspaces yet',
      detail: 'There is none that your role may see.',
      actions: [create],
    };
  }
  if (!facts.filters && facts.isMineOnly) {
    return {
      kind: 'empty-by-filter',
      title: 'No workspace is yours',
      detail: `${plural(total, 'workspace')} of others ${
        total === 1 ? 'is' : 'are'
      } not shown.`,
      actions: [
        { label: 'Show everybody\u2019s', onClick: facts.showAll },
        create,
      ],
    };
  }
  return {
    kind: 'empty-by-filter',
    title: 'No workspace matches',
    detail: `${plural(total, 'workspace')} hidden by ${plural(
      facts.filters + (facts.isMineOnly ? 1 : 0),
      'filter',
    )}.`,
    actions: [{ label: 'Clear filters', onClick: facts.clear }],
  };
}
