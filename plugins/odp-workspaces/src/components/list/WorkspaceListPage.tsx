import { Link } from '@backstage/core-components';
import { PHASES } from '@internal/plugin-odp-workspaces-common';
import {
  capitalise,
  FilterRow,
  FilterSelect,
  PageBody,
  pageOf,
  Pager,
  Panel,
  SearchField,
  useOwnership,
  useUrlState,
  ViewState,
  WhoseSwitch,
} from '@internal/plugin-odp-react';
import { plural, STATUSES } from '@internal/vocabulary';
import { useWorkspaces } from '../../api';
import { filterWorkspaces, isMine } from '../../model/filterWorkspaces';
import { LiveActions } from '../LiveActions';
import { CREATE_PATH } from '../paths';
import { ListVerdict } from './ListVerdict';
import { listState } from './listState';
import { LIST_PARAMS, NO_FILTERS } from './urlParams';
import { WorkspaceTable } from './WorkspaceTable';

/** Workspaces: whose are not as ordered, and what waits for whom. */
export function WorkspaceListPage() {
  const view = useWorkspaces();
  const claims = useOwnership();
  const [url, setUrl] = useUrlState(LIST_PARAMS);
  const all = view.data?.items ?? [];
  const isMineOnly = url.whose === 'mine';
  const ofWhom = isMineOnly
    ? all.filter(item => isMine(item, claims ?? []))
    : all;
  const shown = filterWorkspaces(all, url, claims ?? []);
  const page = pageOf(shown, url.page);
  const filters = [
    url.search !== '',
    url.phase !== 'any',
    url.state !== 'any',
  ].filter(Boolean).length;
  return (
    <PageBody>
      <LiveActions view={view}>
        <Link to={CREATE_PATH}>Create a workspace</Link>
      </LiveActions>
      {claims && <ListVerdict items={ofWhom} />}
      <FilterRow
        label="Filter workspaces"
        count={
          view.data && claims
            ? `${shown.length} of ${plural(all.length, 'workspace')}`
            : ''
        }
      >
        <WhoseSwitch
          value={url.whose}
          onChange={whose => setUrl({ whose, page: '1' })}
        />
        <SearchField
          label="Workspace or owner"
          value={url.search}
          onChange={search => setUrl({ search, page: '1' })}
        />
        <FilterSelect
          label="Phase"
          value={url.phase}
          neutral="any"
          options={[
            { value: 'any' as const, label: 'Any' },
            ...PHASES.map(value => ({ value, label: capitalise(value) })),
          ]}
          onChange={phase => setUrl({ phase, page: '1' })}
        />
        <FilterSelect
          label="State"
          value={url.state}
          neutral="any"
          options={[
            { value: 'any' as const, label: 'Any' },
            ...STATUSES.map(value => ({ value, label: capitalise(value) })),
          ]}
          onChange={state => setUrl({ state, page: '1' })}
        />
      </FilterRow>
      <Panel label="Workspaces" padded={false}>
        <ViewState
          padded={false}
          state={
            view.data && !claims
              ? { kind: 'loading' }
              : listState(view, {
                  shown: shown.length,
                  filters,
                  isMineOnly,
                  clear: () => setUrl(NO_FILTERS),
                  showAll: () => setUrl({ whose: 'everybody' }),
                })
          }
        >
          {shown.length > 0 && <WorkspaceTable items={page.shown} />}
        </ViewState>
        <Pager
          of="workspaces"
          total={shown.length}
          page={page}
          order="by id"
          onPage={next => setUrl({ page: next })}
        />
      </Panel>
    </PageBody>
  );
}
